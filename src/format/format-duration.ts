import { formatScaled } from "./format-scaled.ts";
import { unknownMark } from "./unknown-mark.ts";

const steps = [
  { size: 1e9, unit: "s" },
  { size: 1e6, unit: "ms" },
  { size: 1e3, unit: "µs" },
  { size: 1, unit: "ns" },
];
const minute = 60e9;
const hour = 60 * minute;

/** Nanoseconds for people: `1.24 s`, `2 ms`, `940 µs`, `2 min 5 s`, `1 h 3 min`; `–` when unknown. */
export function formatDuration(nanoseconds: number | null): string {
  if (nanoseconds === null) return unknownMark;
  const magnitude = Math.abs(nanoseconds);
  if (magnitude === 0) return "0 s";
  if (magnitude < minute * 0.9999) return formatScaled(nanoseconds, steps);
  const sign = nanoseconds < 0 ? "−" : "";
  return magnitude < hour * 0.9999
    ? `${sign}${twoUnits(Math.round(magnitude / 1e9), 60, "min", "s")}`
    : `${sign}${twoUnits(Math.round(magnitude / minute), 60, "h", "min")}`;
}

function twoUnits(small: number, ratio: number, largeUnit: string, smallUnit: string): string {
  const rest = small % ratio;
  return `${Math.floor(small / ratio)} ${largeUnit}${rest === 0 ? "" : ` ${rest} ${smallUnit}`}`;
}
