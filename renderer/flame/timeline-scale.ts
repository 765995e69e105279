import type { TimeRange } from "#model/time-range.ts";

/** The narrowest stretch that can be shown or selected, in nanoseconds. */
const narrowest = 1;

/** The stretch zoomed about a time that stays where it is; null when it is the whole again. */
export function zoomedTime(shown: TimeRange, factor: number, about: number, end: number): TimeRange | null {
  const width = Math.min(end, Math.max(narrowest, (shown.end - shown.start) / factor));
  if (width >= end) return null;
  const share = (about - shown.start) / (shown.end - shown.start);
  return insideRun(about - width * share, width, end);
}

/** The stretch moved, never past the run's ends. */
export function movedTime(shown: TimeRange, by: number, end: number): TimeRange | null {
  const width = shown.end - shown.start;
  return width >= end ? null : insideRun(shown.start + by, width, end);
}

/** The stretch between two times in either order, within the run; null when it is empty. */
export function rangeOf(a: number, b: number, end: number): TimeRange | null {
  const [start, stop] = [Math.max(0, Math.min(a, b)), Math.min(end, Math.max(a, b))];
  return stop - start < narrowest ? null : { start, end: stop };
}

function insideRun(wanted: number, width: number, end: number): TimeRange {
  const start = Math.min(Math.max(0, wanted), end - width);
  return { start, end: start + width };
}

/** Round times for a ruler, so many at most. */
export function ticks({ start, end }: TimeRange, most: number): number[] {
  const rough = (end - start) / Math.max(1, most);
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, narrowest)));
  const step = [1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? rough;
  const first = Math.ceil(start / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((end - first) / step) + 1) }, (_, nth) => first + nth * step);
}
