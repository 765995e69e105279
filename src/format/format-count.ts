import type { Count } from "#model/measure.ts";
import { unknownMark } from "./unknown-mark.ts";

const grouped = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

/** A count in full with thousands separators: `660,300`; `–` when unknown. */
export function formatCount(count: Count | null): string {
  return count === null ? unknownMark : grouped.format(count).replace("-", "−");
}
