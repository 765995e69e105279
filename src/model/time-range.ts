/** A stretch of a run, in nanoseconds since its start; `start` is inside, `end` isn't. */
export interface TimeRange {
  readonly start: number;
  readonly end: number;
}
