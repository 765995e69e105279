import { formatScaled } from "./format-scaled.ts";
import { unknownMark } from "./unknown-mark.ts";

const steps = [
  { size: 1e12, unit: "TB" },
  { size: 1e9, unit: "GB" },
  { size: 1e6, unit: "MB" },
  { size: 1e3, unit: "kB" },
  { size: 1, unit: "B" },
];

/** Bytes for people in powers of 1,000: `82 MB`, `1.5 kB`, `0 B`; `–` when unknown. */
export function formatBytes(bytes: number | null): string {
  if (bytes === null) return unknownMark;
  return bytes === 0 ? "0 B" : formatScaled(bytes, steps);
}
