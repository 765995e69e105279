import type { FunctionId } from "./ids.ts";
import type { Cost, Count, Measure } from "./measure.ts";

/**
 * The measured side of a run after the join, in one measure: costs of functions and of calls between them, several
 * frames of one function added up (never counting recursion twice: totals come from the profile's own rule).
 */
export interface MeasuredGraph {
  readonly measure: Measure;
  readonly functions: readonly MeasuredFunction[];
  readonly calls: readonly MeasuredCall[];
  readonly hasStacks: boolean;
}

/** How sure it is that a frame is this function. */
export type MatchKind = "exact" | "line" | "name" | "unmatched" | "tie";

export interface MeasuredFunction {
  /** A function of the project or a named external one; for a frame that matched nothing `frame:<file>:<line>:<name>`. */
  readonly id: FunctionId;
  readonly name: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly external: boolean;
  readonly match: MatchKind;
  readonly calls: Count | null;
  readonly primitiveCalls: Count | null;
  readonly cost: Cost;
}

export interface MeasuredCall {
  readonly caller: FunctionId;
  readonly callee: FunctionId;
  readonly calls: Count | null;
  readonly primitiveCalls: Count | null;
  readonly cost: Cost;
}
