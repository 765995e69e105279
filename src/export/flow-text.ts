import { plainName } from "#format/plain-name.ts";
import type { Scene } from "#model/scene.ts";
import { headerFacts } from "./drawing/draw-header.ts";
import { columnsOf } from "./text/columns-of.ts";
import { flowTree, type TreeLine } from "./text/flow-tree.ts";
import { asciiText, commentSafe, type TreeStyle, treeStrokes } from "./text/strokes.ts";
import { type TreeRow, treeNumbers, treeRow } from "./text/tree-row.ts";
import { wrappedText } from "./text/wrapped-text.ts";

const columns = 100;
const headings = ["calls", "total", "share"] as const;

/**
 * A flow as a tree for code comments and terminals, at most 100 columns wide: calls, total and share in columns at the
 * right, complexity and notes under the name. `ascii` has no other character.
 */
export function flowText(scene: Scene, form: "ascii" | "box"): string {
  const style: TreeStyle = { strokes: treeStrokes[form], spelled: (text) => spelled(text, form), columns };
  const lines = flowTree(scene);
  const cells = lines.flat().map((line) => treeNumbers(line, scene).map(style.spelled));
  const hasNumbers = cells.some((row) => row.length > 0);
  const widths = headings.map((heading, at) =>
    Math.max(heading.length, ...cells.map((row) => columnsOf(row[at] ?? ""))),
  );
  const numbersWidth = hasNumbers ? widths.reduce((sum, width) => sum + 2 + width, 0) : 0;
  const trees = lines.map((tree) =>
    tree.map((line, index) => treeRow(line, tree[index + 1], scene, columns - numbersWidth, style)),
  );
  const rows = trees.flat();
  const nameWidth = Math.max(24, ...rows.map(({ label }) => columnsOf(label)));
  const rowText = ({ label, numbers }: Pick<TreeRow, "label" | "numbers">) => {
    const cells = numbers.map((cell, at) => " ".repeat(2 + (widths[at] ?? 0) - columnsOf(cell)) + cell);
    return (label + " ".repeat(nameWidth - columnsOf(label)) + cells.join("")).trimEnd();
  };
  return `${[
    ...wrappedText(style.spelled(scene.title), columns),
    ...wrappedText(style.spelled(headerFacts(scene)), columns),
    "",
    ...(hasNumbers ? [rowText({ label: "", numbers: headings })] : []),
    style.strokes.rule.repeat(nameWidth + numbersWidth),
    ...trees.flatMap((tree, index) => [
      ...(index === 0 ? [] : [""]),
      ...tree.flatMap((row) => [rowText(row), ...row.remarks]),
    ]),
    ...footer(
      rows.map(({ line }) => line),
      scene,
      style,
    ),
  ].join("\n")}\n`;
}

function spelled(text: string, form: "ascii" | "box"): string {
  const safe = commentSafe(plainName(text));
  return form === "ascii" ? asciiText(safe) : safe;
}

function footer(lines: readonly TreeLine[], scene: Scene, style: TreeStyle): string[] {
  const explained = [
    lines.some(({ edge }) => edge?.certainty === "possible" && !edge.residual) ? "? possible call" : null,
    lines.some(({ edge }) => edge?.residual) ? "~ through functions that aren't shown" : null,
    lines.some(({ node }) => node.provenance === "measured") ? "! measured, not visible in the source" : null,
    lines.some(({ number }) => number !== null) ? "(see n) its callees stand at [n]" : null,
  ].filter((entry) => entry !== null);
  const leftOut = scene.leftOut.map(({ text }) => style.spelled(text)).join(", ");
  return [
    ...(explained.length + leftOut.length === 0 ? [] : [""]),
    ...wrappedText(explained.join("   "), columns),
    ...(leftOut === "" ? [] : wrappedText(`Left out: ${leftOut}`, columns)),
  ];
}
