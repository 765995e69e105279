import type { TimeRange } from "./time-range.ts";

/** What of a run is shown; null is all of it. */
export interface RunPart {
  /** Only what it did in this stretch. */
  readonly time: TimeRange | null;
  /** Only these threads, by their positions in the run; their costs are added up. */
  readonly threads: readonly number[] | null;
}

export const wholeRun: RunPart = { time: null, threads: null };

/** True when nothing is cut off. */
export function isWholeRun({ time, threads }: RunPart): boolean {
  return time === null && threads === null;
}
