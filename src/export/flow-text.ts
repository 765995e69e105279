import { shareOf, timesCalled } from "#format/card-content.ts";
import { elideMiddle, graphemes } from "#format/elide-middle.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatPercent } from "#format/format-share.ts";
import { plainName } from "#format/plain-name.ts";
import type { Scene } from "#model/scene.ts";
import { headerFacts } from "./drawing/draw-header.ts";
import { flowTree, type TreeLine } from "./text/flow-tree.ts";
import { asciiText, commentSafe, type TreeStrokes, treeStrokes } from "./text/strokes.ts";
import { wrappedText } from "./text/wrapped-text.ts";

const columns = 100;
const longestName = 58;
const longestNote = 3;

/**
 * A flow as a tree for code comments and terminals, at most 100 columns wide: calls, total and share in columns at the
 * right, complexity and notes under the name. `ascii` has no other character.
 */
export function flowText(scene: Scene, style: "ascii" | "box"): string {
  const trees = flowTree(scene);
  const all = trees.flat();
  const strokes = treeStrokes[style];
  const rows = all.map((line) => ({ line, label: label(line, strokes), numbers: numbers(line, scene) }));
  const nameWidth = Math.min(longestName, Math.max(24, ...rows.map(({ label }) => lengthOf(label))));
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map(({ numbers }) => numbers[column]?.length ?? 0)));
  const body = trees.flatMap((tree, index) => [
    ...(index === 0 ? [] : [""]),
    ...tree.flatMap((line) => {
      const row = rows[all.indexOf(line)];
      const shown = elideMiddle(row?.label ?? "", nameWidth).padEnd(nameWidth);
      const cells = (row?.numbers ?? []).map((cell, column) => cell.padStart(widths[column] ?? 0));
      return [`${shown}  ${cells.join("  ")}`.trimEnd(), ...remarks(line, strokes, hasCallees(tree, line))];
    }),
  ]);
  const head = [...wrappedText(plainName(scene.title), columns), ...wrappedText(headerFacts(scene), columns)];
  const lines = [
    ...head,
    strokes.rule.repeat(Math.min(columns, nameWidth + sum(widths) + 6)),
    ...body,
    ...footer(all, scene),
  ];
  const text = commentSafe(lines.join("\n"));
  return `${style === "ascii" ? asciiText(text) : text}\n`;
}

/** `|  +- calculate [2]`: guides, the mark of an uncertain call, the name and its number. */
function label({ node, edge, guides, kind, number }: TreeLine, strokes: TreeStrokes): string {
  const stem = guides.slice(0, -1).map((goesOn) => (goesOn ? strokes.down : strokes.gap));
  const branch = guides.length === 0 ? "" : guides.at(-1) ? strokes.branch : strokes.last;
  const prefix = stem.join("") + branch;
  const mark = edge?.residual ? "~ " : edge?.certainty === "possible" && edge.provenance !== "measured" ? "? " : "";
  const suffix =
    number === null
      ? ""
      : kind === "here"
        ? ` [${number}]`
        : kind === "recursion"
          ? ` (recursion, see ${number})`
          : ` (see ${number})`;
  const room = longestName - prefix.length - mark.length - suffix.length;
  return `${prefix}${mark}${elideMiddle(plainName(node.name), Math.max(12, room))}${suffix}`;
}

/** Calls, total and share of the call where it is known, else of the function. */
function numbers({ node, edge }: TreeLine, { measure }: Scene): string[] {
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

/** Under the name: recursion, complexity, notes. Only where the function stands with its callees. */
function remarks({ node, guides, kind }: TreeLine, strokes: TreeStrokes, goesOn: boolean): string[] {
  if (kind !== "here") return [];
  const { estimate, notedComplexity, note, recursive, provenance } = node;
  const facts = [
    notedComplexity === null ? null : `noted ${notedComplexity}`,
    estimate?.text == null || estimate.degree === 0 ? null : `estimated ${estimate.text}`,
    recursive
      ? `calls itself${node.calls === null ? "" : `, ${timesCalled(node.calls, node.primitiveCalls)} in all`}`
      : null,
    provenance === "measured" ? "measured, not visible in the source" : null,
    node.stale ? "source changed since" : null,
  ].filter((fact) => fact !== null);
  const stem = stemBelow([...guides, goesOn], strokes);
  const room = Math.max(30, columns - stem.length);
  const lines = facts.length === 0 ? [] : wrappedText(plainName(facts.join(", ")), room);
  const noteLines = note === null ? [] : wrappedText(`# ${plainName(note)}`, room, longestNote);
  return [...lines, ...noteLines].map((line) => stem + line);
}

function stemBelow(guides: readonly boolean[], strokes: TreeStrokes): string {
  return guides.map((goesOn) => (goesOn ? strokes.down : strokes.gap)).join("");
}

function hasCallees(tree: readonly TreeLine[], line: TreeLine): boolean {
  return (tree[tree.indexOf(line) + 1]?.guides.length ?? 0) > line.guides.length;
}

function footer(lines: readonly TreeLine[], scene: Scene): string[] {
  const explained = [
    lines.some(({ edge }) => edge?.certainty === "possible" && !edge.residual) ? "? possible call" : null,
    lines.some(({ edge }) => edge?.residual) ? "~ through functions that aren't shown" : null,
    lines.some(({ number }) => number !== null) ? "(see n) its callees stand at [n]" : null,
  ].filter((entry) => entry !== null);
  const leftOut = scene.leftOut.map(({ text }) => plainName(text)).join(", ");
  return [
    ...(explained.length + leftOut.length === 0 ? [] : [""]),
    ...wrappedText(explained.join("   "), columns),
    ...(leftOut === "" ? [] : wrappedText(`Left out: ${leftOut}`, columns)),
  ];
}

function lengthOf(text: string): number {
  return graphemes(text).length;
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
