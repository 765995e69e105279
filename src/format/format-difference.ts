import type { Difference } from "#model/flow-view.ts";
import type { Count, MeasureUnit } from "#model/measure.ts";
import { formatCost } from "./format-cost.ts";
import { formatCount } from "./format-count.ts";
import { formatPercent } from "./format-share.ts";
import { unknownMark } from "./unknown-mark.ts";

/** Under a thousandth. */
const nearlyNothing = "≈0 %";

/** The change from base to head with sign, number and percentage: `−26 s (−79 %)`, `±0`; `–` when either is unknown. */
export function formatDifference(difference: Difference, unit: MeasureUnit): string {
  const { base, head } = difference;
  if (base === null || head === null) return unknownMark;
  if (base === head) return "±0";
  return signed(formatCost(Math.abs(head - base), unit), head > base, formatChange(base, head));
}

/** The same for exact counts, never rounded: `−660,300 (−100 %)`. */
export function formatCountDifference(base: Count | null, head: Count | null): string {
  if (base === null || head === null) return unknownMark;
  const change = BigInt(head) - BigInt(base);
  if (change === 0n) return "±0";
  const magnitude = formatCount(change < 0n ? -change : change);
  const relative = formatChange(Number(base), Number(head));
  return signed(magnitude, change > 0n, Number(base) === Number(head) ? nearlyNothing : relative);
}

/** The relative change: `+34 %`, `−79 %`, `×12` from eleven times on, `±0 %`, `≈0 %`; `new` from zero; `–` when unknown. */
export function formatChange(base: number | null, head: number | null): string {
  if (base === null || head === null) return unknownMark;
  if (base === head) return "±0 %";
  if (base === 0) return "new";
  const ratio = head / base;
  if (Math.abs(ratio - 1) < 0.001) return nearlyNothing;
  if (ratio >= 11) return `×${formatCount(Math.round(ratio))}`;
  if (head !== 0 && ratio < 0.0005) return "−99.9 %"; // something is left, so it isn't all
  return `${ratio > 1 ? "+" : "−"}${formatPercent(Math.abs(ratio - 1))}`;
}

function signed(magnitude: string, grows: boolean, change: string): string {
  return `${grows ? "+" : "−"}${magnitude} (${change})`;
}
