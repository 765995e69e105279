import "./flame.css";
import { useMemo } from "react";
import { formatShare } from "#format/format-share.ts";
import { FlameCanvas } from "./flame-canvas.tsx";
import type { FlameViewProps } from "./flame-props.ts";
import { flameWords } from "./flame-words.ts";
import { matchedTotal } from "./outermost.ts";
import { searchFrames } from "./search-frames.ts";
import { stackTreeOf } from "./stack-tree-of.ts";
import { bottomUp, topDown } from "./stack-views.ts";

/** The flame graph of a run: heaviest on the left or in order of time, from the top or inverted. */
export function FlameView(props: FlameViewProps) {
  const { flame, direction, order = "cost", foldRecursion, search } = props;
  const tree = useMemo(() => stackTreeOf(flame), [flame]);
  const shown = useMemo(
    () => (direction === "top-down" ? topDown(tree, foldRecursion, order) : bottomUp(tree, foldRecursion)),
    [tree, direction, foldRecursion, order],
  );
  const matches = useMemo(() => searchFrames(flame.frames, search), [flame.frames, search]);
  const matched = useMemo(() => (matches === null ? null : matchedTotal(tree, matches)), [tree, matches]);
  if (tree.size <= 1 || shown.whole === 0) return <p className="stack-empty">{flameWords.empty}</p>;
  return (
    <div className="stack-view">
      <Remarks flame={flame} matched={matched} />
      <FlameCanvas
        flame={shown}
        measure={flame.measure}
        theme={props.theme}
        colorBy={props.colorBy}
        label={flameWords.flame}
        matches={matches}
        selected={props.selected}
        hasOverview
        onSelect={props.onSelect}
        onOpen={props.onOpen}
        onContextMenu={props.onContextMenu}
      />
    </div>
  );
}

interface RemarksProps {
  readonly flame: FlameViewProps["flame"];
  /** Summed total of what a search found; null without a search. */
  readonly matched: number | null;
}

/** What one has to know to read the picture right. Nothing when there is nothing to say. */
export function Remarks({ flame, matched }: RemarksProps) {
  const remarks: string[] = [];
  if (flame.reconstructed) remarks.push(flameWords.reconstructed);
  if (flame.leftOut > 0) remarks.push(flameWords.leftOut(flame.leftOut));
  if (matched === 0) remarks.push(flameWords.noMatch);
  else if (matched !== null) remarks.push(flameWords.matches(formatShare(matched, flame.measure.whole)));
  if (remarks.length === 0) return null;
  return (
    <p className="stack-remarks" role="status">
      {remarks.map((remark) => (
        <span key={remark}>{remark}</span>
      ))}
    </p>
  );
}
