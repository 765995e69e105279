import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { Theme } from "#format/tokens.ts";
import type { Measure } from "#model/measure.ts";
import { createFlame, type Flame } from "./create-flame.ts";
import { flameColors } from "./flame-colors.ts";
import { costText, FlameHover } from "./flame-hover.tsx";
import { flameKey } from "./flame-keys.ts";
import type { FlameColor, ScreenPoint } from "./flame-props.ts";
import { nameOf } from "./paint-flame.ts";
import type { Unfolding } from "./unfolding.ts";

interface FlameCanvasProps {
  readonly flame: Unfolding;
  readonly measure: Measure;
  readonly theme: Theme;
  readonly colorBy: FlameColor;
  /** What a screen reader calls it. */
  readonly label: string;
  /** Grows from the bottom up: callers above a function. */
  readonly upsideDown?: boolean;
  /** By frame: 1 where a search found it; null for no search. */
  readonly matches?: Uint8Array | null;
  readonly selected: string | null;
  readonly hasOverview?: boolean;
  /** A click only marks, and a double click or Enter selects the function, where selecting changes the picture. */
  readonly picks?: boolean;
  readonly onSelect: (functionId: string | null) => void;
  readonly onOpen: (functionId: string) => void;
  readonly onContextMenu: (functionId: string, at: ScreenPoint) => void;
}

interface Hovered {
  readonly flame: Unfolding;
  readonly node: number;
  readonly at: ScreenPoint;
}

/** A flame graph on a canvas: of any unfolding, so that the sandwich uses it twice. */
export function FlameCanvas(props: FlameCanvasProps) {
  const { flame, measure, theme, colorBy, label, upsideDown = false, matches = null, selected } = props;
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const overview = useRef<HTMLCanvasElement>(null);
  const made = useRef<Flame | null>(null);
  const latest = useRef(props);
  latest.current = props;
  // Nodes mean something in their own unfolding only.
  const [pointed, setHovered] = useState<Hovered | null>(null);
  const [marked, setMarked] = useState({ flame, node: -1 });
  const hovered = pointed?.flame === flame ? pointed : null;
  const active = marked.flame === flame ? marked.node : -1;
  const colors = useMemo(() => flameColors(flame.tree.frames, theme, colorBy), [flame.tree.frames, theme, colorBy]);
  const selectedFrame = useMemo(
    () => (selected === null ? -1 : flame.tree.frames.findIndex(({ id }) => id === selected)),
    [flame.tree.frames, selected],
  );

  useEffect(() => {
    const idOf = (node: number) => latest.current.flame.tree.frames[latest.current.flame.frame[node]!]?.id ?? null;
    const view = createFlame(box.current!, canvas.current!, overview.current, {
      onHover: (node, at) => setHovered(node === null ? null : { flame: latest.current.flame, node, at }),
      onTap: (node) => {
        setMarked({ flame: latest.current.flame, node: node ?? -1 });
        if (latest.current.picks !== true) latest.current.onSelect(node === null ? null : idOf(node));
      },
      onPick: (node) => {
        const id = latest.current.picks === true ? idOf(node) : null;
        if (id !== null) latest.current.onSelect(id);
        return id !== null;
      },
      onMenu: (node, at) => {
        setHovered(null);
        const id = idOf(node);
        if (id !== null) latest.current.onContextMenu(id, at);
      },
    });
    made.current = view;
    return () => view.destroy();
  }, []);
  useEffect(() => made.current?.show(flame), [flame]);
  useEffect(
    () => made.current?.mark({ colors, upsideDown, matches, selectedFrame }),
    [colors, upsideDown, matches, selectedFrame],
  );
  useEffect(() => made.current?.mark({ activeNode: active, hoveredNode: hovered?.node ?? -1 }), [active, hovered]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (made.current === null) return;
    const move = (node: number) => {
      setMarked({ flame, node });
      made.current?.reveal(node);
      if (props.picks !== true) props.onSelect(flame.tree.frames[flame.frame[node]!]?.id ?? null);
    };
    if (!flameKey(event.nativeEvent, { view: made.current, flame, active, upsideDown, move, props })) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="flame-graph">
      {props.hasOverview === true && <canvas ref={overview} className="flame-overview" />}
      <div
        ref={box}
        className="flame-box"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the canvas takes the arrow keys
        tabIndex={0}
        role="application"
        aria-roledescription="flame graph"
        aria-label={label}
        onKeyDown={onKeyDown}
      >
        <canvas ref={canvas} />
      </div>
      <span className="visually-hidden" aria-live="polite">
        {active >= 0 ? `${nameOf(flame, active)}, ${costText(flame, active, measure)}` : ""}
      </span>
      {hovered !== null && <FlameHover flame={flame} node={hovered.node} measure={measure} at={hovered.at} />}
    </div>
  );
}
