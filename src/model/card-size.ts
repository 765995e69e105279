import type { FlowNode } from "./flow-view.ts";

/** Cards lie on an 8-unit grid: 160 to 260 wide. The layout, the window and the exports all take the size from here. */
export const cardGrid = 8;
const narrowest = 168;
const widest = 264;

/** Width and height of a card, from what stands on it. Widths are estimated at 7 units a character of the 13-unit name. */
export function cardSize(node: FlowNode): { readonly width: number; readonly height: number } {
  const nameWidth = node.name.length * 7 + 72; // the share stands at the right of the name
  const moduleWidth = node.module.length * 6 + 32;
  const wanted = Math.max(nameWidth, moduleWidth, node.cost === null ? narrowest : 208);
  const width = Math.min(widest, Math.max(narrowest, Math.ceil(wanted / cardGrid) * cardGrid));
  const hasBadges = badgeCount(node) > 0;
  const hasCosts = node.cost !== null || node.calls !== null;
  const height = 48 + (hasCosts ? 32 : 0) + (hasBadges ? 24 : 0);
  return { width, height };
}

/** Complexity badges, costs of fused runs, note mark and stale mark. */
export function badgeCount(node: FlowNode): number {
  const estimateShows = node.estimate?.text != null && node.estimate.degree !== 0;
  const others = (node.otherCosts ?? []).filter(({ cost }) => cost.total !== null).length;
  return others + [node.notedComplexity !== null, estimateShows, node.note !== null, node.stale].filter(Boolean).length;
}
