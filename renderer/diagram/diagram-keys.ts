import type { Diagram } from "./create-diagram.ts";
import type { DiagramTarget, FlowDiagramProps } from "./diagram-props.ts";
import { middleOf } from "./edge-route.ts";
import { type Walk, type WalkDirection, walkFrom, walkStart, walkStep } from "./walk-calls.ts";
import { edgeStep, endOfEdge } from "./walk-edges.ts";

/** What the keys act on. */
export interface KeyTarget {
  readonly diagram: Diagram;
  readonly props: FlowDiagramProps;
  /** Id of the selected node; null when a call or nothing is selected. */
  readonly selected: string | null;
  /** Id of the selected call; null when a node or nothing is selected. */
  readonly edge: string | null;
  readonly walk: { current: Walk | null };
  readonly container: HTMLElement;
}

const directions = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" } as const;
const panStep = 60;

/** Acts on a key of the canvas. Answers whether the key was meant for it; others are left to the window. */
export function pressKey(event: KeyboardEvent, target: KeyTarget): boolean {
  const direction = directions[event.key as keyof typeof directions];
  if (direction !== undefined) return event.altKey ? false : arrow(event, direction, target);
  if (event.ctrlKey || event.metaKey) return false;
  return zoomKey(event, target.diagram) || actionKey(event, target);
}

function arrow(event: KeyboardEvent, direction: WalkDirection, target: KeyTarget): boolean {
  const { diagram, props, selected, walk } = target;
  if (event.ctrlKey || event.metaKey) {
    const { x, y } = { up: { x: 0, y: 1 }, down: { x: 0, y: -1 }, left: { x: 1, y: 0 }, right: { x: -1, y: 0 } }[
      direction
    ];
    diagram.panBy(x * panStep, y * panStep);
    return true;
  }
  if (event.shiftKey) return selectCall(direction, target);
  const end = target.edge === null ? null : endOfEdge(props.scene, target.edge, direction);
  if (end !== null) {
    select(target, end, walkFrom(end));
    return true;
  }
  if (selected === null) {
    if (target.edge !== null) return true;
    const start = walkStart(props.scene);
    if (start !== null) select(target, start, walkFrom(start));
    return true;
  }
  const from = walk.current?.at === selected ? walk.current : walkFrom(selected);
  const next = walkStep(props.scene, from, direction);
  if (next !== null) select(target, next.at, next);
  return true;
}

function selectCall(direction: WalkDirection, { diagram, props, selected, edge }: KeyTarget): boolean {
  const from = edge ?? selected;
  const next = from === null ? null : edgeStep(props.scene, from, direction);
  if (next === null) return true;
  props.onSelect({ kind: "edge", id: next });
  const { caller, callee } = props.scene.edges.find(({ id }) => id === next)!;
  diagram.reveal(caller === selected ? callee : caller);
  return true;
}

function select({ diagram, props, walk }: KeyTarget, id: string, to: Walk): void {
  walk.current = to;
  props.onSelect({ kind: "node", id });
  diagram.reveal(id);
}

function zoomKey(event: KeyboardEvent, diagram: Diagram): boolean {
  if (event.shiftKey && event.code === "Digit1") diagram.fit();
  else if (event.shiftKey && event.code === "Digit2") diagram.fitSelection();
  else if (event.key === "+" || event.key === "=") diagram.zoomIn();
  else if (event.key === "-") diagram.zoomOut();
  else if (event.key === "0") diagram.resetZoom();
  else return false;
  return true;
}

function actionKey(event: KeyboardEvent, target: KeyTarget): boolean {
  const { props, selected, diagram } = target;
  switch (event.key) {
    case "Enter":
      if (selected === null && target.edge !== null && !event.shiftKey) {
        props.onOpenCall?.(target.edge);
        return true;
      }
      if (selected === null) return false;
      if (event.shiftKey) props.onExpand(selected, event.altKey ? "callers" : "callees");
      else props.onOpen(selected);
      return true;
    case "p":
    case "P":
      if (selected === null && target.edge !== null) {
        props.onPinCall?.(target.edge);
        return true;
      }
      if (selected === null) return false;
      props.onPin(selected, !(diagram.picture()?.node(selected)?.pinned ?? false));
      return true;
    case "Escape":
      if (props.selected === null) return false;
      props.onSelect({ kind: "background" });
      return true;
    case "ContextMenu":
    case "F10":
      if (event.key === "F10" && !event.shiftKey) return false;
      openMenu(target);
      return true;
    default:
      return false;
  }
}

/** The menu of what is selected, at its card. */
function openMenu({ diagram, selected, edge, props, container }: KeyTarget): void {
  const { left, top, width, height } = container.getBoundingClientRect();
  const node = selected === null ? undefined : diagram.picture()?.node(selected);
  const target: DiagramTarget =
    node !== undefined
      ? { kind: "node", id: node.id }
      : edge !== null
        ? { kind: "edge", id: edge }
        : { kind: "background" };
  const { zoom, pan } = diagram.stage.view();
  const corner = node === undefined ? null : diagram.picture()!.topLeft(node.id);
  const at =
    corner !== null && node !== undefined
      ? { x: corner.x + 24 / zoom, y: corner.y + node.box.height }
      : edge !== null && node === undefined
        ? middleOf(diagram.picture()!.edge(edge).points)
        : null;
  const place = at === null ? { x: width / 2, y: height / 2 } : { x: at.x * zoom + pan.x, y: at.y * zoom + pan.y };
  props.onContextMenu(target, { x: left + place.x, y: top + place.y });
}
