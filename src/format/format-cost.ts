import type { MeasureUnit } from "#model/measure.ts";
import { unreachable } from "#model/unreachable.ts";
import { formatBytes } from "./format-bytes.ts";
import { formatCount } from "./format-count.ts";
import { formatDuration } from "./format-duration.ts";
import { formatScaled } from "./format-scaled.ts";
import { unknownMark } from "./unknown-mark.ts";

const large = [
  { size: 1e12, unit: "T" },
  { size: 1e9, unit: "G" },
  { size: 1e6, unit: "M" },
];

/** A cost in its unit, short enough for a card: `1.24 s`, `82 MB`, `2,500`, `120 samples`; `–` when unknown. */
export function formatCost(value: number | null, unit: MeasureUnit): string {
  if (value === null) return unknownMark;
  switch (unit) {
    case "nanoseconds":
      return formatDuration(value);
    case "bytes":
      return formatBytes(value);
    case "count":
      return shortCount(value);
    case "samples":
      return `${shortCount(value)} ${value === 1 ? "sample" : "samples"}`;
    case "instructions":
      return `${shortCount(value)} instr.`;
    default:
      return unreachable(unit);
  }
}

function shortCount(value: number): string {
  return Math.abs(value) < 1e6 ? formatCount(value) : formatScaled(value, large);
}
