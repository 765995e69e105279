import { cardContent } from "#format/card-content.ts";
import type { FlowNode } from "#model/flow-view.ts";
import type { Measure } from "#model/measure.ts";

/** A card as lines of text, for editors whose shapes hold one text each. */
export function cardLines(node: FlowNode, measure: Measure | null): string[] {
  const { owner, name, module, share, figures, badges } = cardContent(node, measure);
  return [
    `${owner}${name}${share === null ? "" : `  ${share}`}`,
    module,
    figures === null ? "" : `${figures.calls}  ${figures.total}  self ${figures.self}`,
    badges.map(({ text }) => text).join("  "),
  ].filter((line) => line !== "");
}
