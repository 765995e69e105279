import { cardContent } from "#format/card-content.ts";
import { elideMiddle } from "#format/elide-middle.ts";
import type { FlowNode } from "#model/flow-view.ts";
import type { Measure } from "#model/measure.ts";

/** The longest line; full names stand in the formats for machines. */
const mostCharacters = 64;

/** A card as lines of text, for editors and languages whose shapes hold one text each. */
export function cardLines(node: FlowNode, measure: Measure | null): string[] {
  const { owner, name, module, share, figures, badges } = cardContent(node, measure);
  return [
    `${elideMiddle(owner + name, mostCharacters)}${share === null ? "" : `  ${share}`}`,
    elideMiddle(module, mostCharacters),
    figures === null ? "" : `${figures.calls}  ${figures.total}  self ${figures.self}`,
    elideMiddle(badges.map(({ text }) => text).join("  "), mostCharacters),
  ].filter((line) => line !== "");
}
