import { shareOf, timesCalled } from "#format/card-content.ts";
import { elideMiddle } from "#format/elide-middle.ts";
import { shownFit } from "#format/fit-text.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatPercent } from "#format/format-share.ts";
import type { Scene } from "#model/scene.ts";
import { columnsOf } from "./columns-of.ts";
import type { TreeLine } from "./flow-tree.ts";
import type { TreeStyle } from "./strokes.ts";
import { wrappedText } from "./wrapped-text.ts";

/** A line of the tree in words. */
export interface TreeRow {
  readonly line: TreeLine;
  /** `|  +- calculate [2]`. */
  readonly label: string;
  /** Calls, total, share; empty when nothing is known. */
  readonly numbers: readonly string[];
  /** The lines under it: complexity, recursion, note. */
  readonly remarks: readonly string[];
}

const mostNoteLines = 3;

/**
 * @param next the line after it, which tells whether its callees follow
 * @param room the widest label
 */
export function treeRow(
  line: TreeLine,
  next: TreeLine | undefined,
  scene: Scene,
  room: number,
  style: TreeStyle,
): TreeRow {
  const goesOn = (next?.guides.length ?? 0) > line.guides.length;
  return {
    line,
    label: label(line, room, style),
    numbers: treeNumbers(line, scene).map(style.spelled),
    remarks: line.kind === "here" ? remarks(line, goesOn, style) : [],
  };
}

function label({ node, edge, guides, kind, number }: TreeLine, room: number, { strokes, spelled }: TreeStyle): string {
  const branch = guides.length === 0 ? "" : guides.at(-1) ? strokes.branch : strokes.last;
  const isPossible = edge?.certainty === "possible" && edge.provenance !== "measured";
  const mark = edge?.residual ? "~ " : isPossible ? "? " : node.provenance === "measured" ? "! " : "";
  const prefix = stem(guides.slice(0, -1), strokes) + branch + mark;
  const suffix = number === null ? "" : kind === "here" ? ` [${number}]` : ` (${reference(kind)}see ${number})`;
  const left = room - prefix.length - suffix.length - 2; // "…" may be spelled with three characters
  return prefix + elideMiddle(spelled(node.name), Math.max(6, left), columnsOf).replace("…", spelled("…")) + suffix;
}

function reference(kind: TreeLine["kind"]): string {
  return kind === "recursion" ? "recursion, " : "";
}

/** Calls, total and share: of the call where they are known, else of the function; empty when nothing is known. */
export function treeNumbers({ node, edge }: TreeLine, { measure }: Scene): string[] {
  const isOfCall = edge !== null && (edge.calls !== null || edge.cost !== null);
  const { calls, primitiveCalls, cost } = isOfCall ? edge : node;
  if (calls === null && cost === null) return [];
  const share = shareOf(cost?.total ?? null, measure);
  return [
    timesCalled(calls, primitiveCalls),
    formatCost(cost?.total ?? null, measure?.unit ?? "count"),
    share === null ? "" : formatPercent(share),
  ];
}

function remarks(
  { node, edge, guides }: TreeLine,
  goesOn: boolean,
  { strokes, spelled, columns }: TreeStyle,
): string[] {
  const { estimate, notedComplexity, note, recursive, calls, primitiveCalls } = node;
  const fitted = shownFit(node.fit);
  const facts = [
    notedComplexity === null ? null : `noted ${notedComplexity}`,
    fitted === null || fitted.degree === 0 ? null : `fitted ${fitted.text}`,
    estimate?.text == null || estimate.degree === 0 ? null : `estimated ${estimate.text}`,
    recursive ? "calls itself" : null,
    // Coverage counts functions, not who calls them: then the row has the cost of the call, and a dash for its count.
    calls !== null && (recursive || (edge !== null && edge.cost !== null && edge.calls === null))
      ? `${recursive ? "" : "called "}${timesCalled(calls, primitiveCalls)} in all`
      : null,
    node.stale ? "source changed since" : null,
  ].filter((fact) => fact !== null);
  const start = stem([...guides, goesOn], strokes);
  const room = columns - start.length;
  return [
    ...wrappedText(spelled(facts.join(", ")), room),
    ...(note === null ? [] : wrappedText(`# ${spelled(note)}`, room, mostNoteLines)),
  ].map((words) => start + words);
}

function stem(guides: readonly boolean[], { down, gap }: TreeStyle["strokes"]): string {
  return guides.map((goesOn) => (goesOn ? down : gap)).join("");
}
