import { unknownMark } from "./unknown-mark.ts";

/** A part of the whole: `47 %`, `2.5 %`, `<0.1 %`; below 100 % it never rounds up to it. `–` when either is unknown. */
export function formatShare(part: number | null, whole: number | null): string {
  if (part === null || whole === null || whole <= 0) return unknownMark;
  return formatPercent(part / whole);
}

/** A share from 0 to 1 as a percentage. Negative shares don't occur. */
export function formatPercent(share: number): string {
  const percent = share * 100;
  if (percent === 0) return "0 %";
  if (percent < 0.1) return "<0.1 %";
  if (percent < 9.95) return `${percent.toFixed(1).replace(/\.0$/, "")} %`;
  if (share < 1 && percent >= 99.5)
    return percent >= 99.95 ? ">99.9 %" : `${(Math.floor(percent * 10) / 10).toFixed(1)} %`;
  return `${Math.round(percent)} %`;
}
