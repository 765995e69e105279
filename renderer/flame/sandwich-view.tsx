import "./flame.css";
import { useMemo } from "react";
import { FlameCanvas } from "./flame-canvas.tsx";
import type { SandwichViewProps } from "./flame-props.ts";
import { Remarks } from "./flame-view.tsx";
import { flameWords } from "./flame-words.ts";
import { frameCosts, outermostNodes } from "./outermost.ts";
import { sandwichRows } from "./sandwich-rows.ts";
import { SandwichTable } from "./sandwich-table.tsx";
import { stackTreeOf } from "./stack-tree-of.ts";
import { calleesOf, callersOf } from "./stack-views.ts";

const none: NonNullable<SandwichViewProps["functions"]> = [];

/** Every function at the left; at the right who called the selected one, above, and what it called, below. */
export function SandwichView(props: SandwichViewProps) {
  const { flame, selected, functions = none } = props;
  const tree = useMemo(() => stackTreeOf(flame), [flame]);
  const rows = useMemo(
    () => sandwichRows(tree, () => frameCosts(tree, outermostNodes(tree)), functions),
    [tree, functions],
  );
  if (tree.size <= 1) return <p className="stack-empty">{flameWords.empty}</p>;
  return (
    <div className="stack-view">
      <Remarks flame={flame} matched={null} />
      <div className="sandwich">
        <SandwichTable
          rows={rows}
          measure={flame.measure}
          selected={selected}
          onSelect={props.onSelect}
          onOpen={props.onOpen}
          onContextMenu={props.onContextMenu}
        />
        <Halves {...props} />
      </div>
    </div>
  );
}

/** Callers grow upwards and callees downwards from the line between them, so that the function itself lies in the middle. */
function Halves(props: SandwichViewProps) {
  const { flame, selected, foldRecursion } = props;
  const tree = stackTreeOf(flame);
  const frame = useMemo(() => flame.frames.findIndex(({ id }) => id === selected), [flame.frames, selected]);
  const halves = useMemo(() => {
    if (frame < 0) return null;
    return { callers: callersOf(tree, frame, foldRecursion), callees: calleesOf(tree, frame, foldRecursion) };
  }, [tree, frame, foldRecursion]);
  if (halves === null) {
    return <p className="stack-empty">{selected === null ? flameWords.pickFunction : flameWords.notInStacks}</p>;
  }
  const { name } = flame.frames[frame]!;
  const shared = {
    measure: flame.measure,
    theme: props.theme,
    colorBy: props.colorBy,
    selected: null,
    picks: true,
    onSelect: props.onSelect,
    onOpen: props.onOpen,
    onContextMenu: props.onContextMenu,
  };
  return (
    <div className="sandwich-halves">
      <section>
        <h3>{flameWords.callersHeading}</h3>
        <FlameCanvas {...shared} flame={halves.callers} upsideDown label={flameWords.callers(name)} />
      </section>
      <section>
        <h3>{flameWords.calleesHeading}</h3>
        <FlameCanvas {...shared} flame={halves.callees} label={flameWords.callees(name)} />
      </section>
    </div>
  );
}
