import type { Flame } from "./create-flame.ts";
import type { ScreenPoint } from "./flame-props.ts";
import { flameStep } from "./flame-walk.ts";
import type { Unfolding } from "./unfolding.ts";

interface FlameKeyTarget {
  readonly view: Flame;
  readonly flame: Unfolding;
  /** The node with the keyboard's mark; -1 for none. */
  readonly active: number;
  readonly upsideDown: boolean;
  readonly move: (node: number) => void;
  readonly props: {
    readonly picks?: boolean;
    readonly onSelect: (functionId: string | null) => void;
    readonly onOpen: (functionId: string) => void;
    readonly onContextMenu: (functionId: string, at: ScreenPoint) => void;
  };
}

/** Acts on a key of a flame graph. Answers whether it was meant for it. */
export function flameKey(event: KeyboardEvent, target: FlameKeyTarget): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  return arrowKey(event.key, target) || pickKey(event, target) || zoomKey(event, target) || actionKey(event, target);
}

function arrowKey(key: string, { flame, active, upsideDown, move }: FlameKeyTarget): boolean {
  const steps = {
    ArrowUp: upsideDown ? "in" : "out",
    ArrowDown: upsideDown ? "out" : "in",
    ArrowLeft: "left",
    ArrowRight: "right",
  } as const;
  const step = steps[key as keyof typeof steps];
  if (step === undefined) return false;
  const next = active < 0 ? 0 : flameStep(flame, active, step);
  if (next !== null) move(next);
  return true;
}

/** Enter on a picture that changes with the selection selects. */
function pickKey(event: KeyboardEvent, { flame, active, props }: FlameKeyTarget): boolean {
  const id = flame.tree.frames[flame.frame[active] ?? -1]?.id;
  if (props.picks !== true || event.key !== "Enter" || event.shiftKey || id === undefined) return false;
  props.onSelect(id);
  return true;
}

function zoomKey(event: KeyboardEvent, { view, active }: FlameKeyTarget): boolean {
  if (event.key === "+" || event.key === "=") view.zoomBy(1.4, active);
  else if (event.key === "-") view.zoomBy(1 / 1.4, active);
  else if (event.key === "0" || (event.shiftKey && event.code === "Digit1")) view.zoomTo(0);
  else if (event.shiftKey && event.code === "Digit2" && active >= 0) view.zoomTo(active);
  else if (event.key === "Enter" && !event.shiftKey && active >= 0) view.zoomTo(active);
  else return false;
  return true;
}

function actionKey(event: KeyboardEvent, target: FlameKeyTarget): boolean {
  const { flame, active, props, view } = target;
  const id = active < 0 ? undefined : flame.tree.frames[flame.frame[active]!]?.id;
  if (event.key === "Enter" && event.shiftKey && id !== undefined) props.onOpen(id);
  else if (event.key === "Escape" && view.isZoomed()) view.zoomTo(0);
  else if (event.key === "Escape" && active >= 0) props.onSelect(null);
  else if ((event.key === "ContextMenu" || (event.shiftKey && event.key === "F10")) && id !== undefined) {
    props.onContextMenu(id, view.placeOf(active));
  } else return false;
  return true;
}
