import type { RunId } from "./ids.ts";
import type { MeasureUnit } from "./measure.ts";

/** How a quantity grew over the sizes of a series of runs. */
export interface FittedGrowth {
  /** `O(1)`, `O(n log n)`, `O(n^2)`, `O(1.62^n)`; null when the runs don't tell. */
  readonly text: string | null;
  /** Exponent of the size, logarithms left out: 0, 0.5, 1, 1.5, 2...; null when unknown or not polynomial. */
  readonly degree: number | null;
  /** Mean relative error of predicting a size from the others, 0.05 for 5 %; null when nothing was fitted. */
  readonly error: number | null;
  /** Why nothing can be said, or which other growth explains the runs as well; null when neither. */
  readonly reason: string | null;
}

/** What the runs of one size measured of a function. */
export interface FitPoint {
  /** Value of the parameter. */
  readonly size: number;
  /** Entries from outside its own recursion; null when the runs don't count calls. */
  readonly calls: number | null;
  /** Calls that it made itself, those of its own recursion among them; null when the runs don't count them. */
  readonly callsMade: number | null;
  /** Total cost in the measure's unit; null when unknown. */
  readonly total: number | null;
}

/** Growth of one function, fitted over a series of runs that differ in one parameter. */
export interface ComplexityFit {
  /** Name of the parameter that was scaled: `n`. */
  readonly parameter: string;
  /** The measure of the costs. */
  readonly measure: { readonly name: string; readonly unit: MeasureUnit };
  /** In order of size; of several runs of one size the cheapest. */
  readonly points: readonly FitPoint[];
  /** What a call costs: comparable with notes and estimates. Unknown where the runs don't count calls. */
  readonly perCall: FittedGrowth;
  /** How many calls a call makes. Exact where times are noisy, and a lower bound of the work. */
  readonly callsMade: FittedGrowth;
  /** What all calls of a run cost together. */
  readonly perRun: FittedGrowth;
  /** How often it is called in a run. */
  readonly calls: FittedGrowth;
}

/** Runs of one program that differ in the value of one parameter. */
export interface RunSeries {
  readonly parameter: string;
  /** The measure whose growth is fitted. */
  readonly measure: { readonly name: string; readonly unit: MeasureUnit };
  /** In order of size, then of making. */
  readonly runs: readonly { readonly run: RunId; readonly size: number }[];
}
