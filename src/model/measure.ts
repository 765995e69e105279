/**
 * The unit of a measure. `samples` is what a profiler gives when it says no better; 1,000 samples are not a second.
 * Times are nanoseconds everywhere in the engine, whatever the file used.
 */
export type MeasureUnit = "nanoseconds" | "bytes" | "count" | "samples" | "instructions";

/** What a run counts. */
export interface Measure {
  /** `time`, `cpu time`, `samples`, `bytes`, `allocations`, `Ir`...: as the format names it, lower case where it is ours. */
  readonly name: string;
  readonly unit: MeasureUnit;
  /** The sum over the whole run or thread: 100 %. No function's total exceeds it. */
  readonly whole: number;
}

/** A count that may exceed 2^53: then it is a bigint, so that it stays exact. */
export type Count = number | bigint;

/** Self and total of one thing in one measure. Null is unknown; zero was measured. */
export interface Cost {
  readonly self: number | null;
  readonly total: number | null;
}
