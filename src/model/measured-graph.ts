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
  /** Who counted the calls, where it wasn't the profiler that measured the cost; null or left out when it was. */
  readonly callsFrom?: string | null;
  /** The stacks as functions, from which costs of any selection are added up; null when the run has only edges. */
  readonly tree?: FunctionTree | null;
}

/** All distinct stacks of a run as functions, its threads together. Node 0 is the root; a parent comes before its children. */
export interface FunctionTree {
  readonly parents: Int32Array;
  /** Index into the graph's `functions`; -1 for the root. */
  readonly functions: Int32Array;
  /** 1 for a comprehension that folded into its function: entering it is no call while the function is on the stack. */
  readonly folded: Uint8Array;
  readonly self: Float64Array;
}

/** How sure it is that a frame is this function; `body` was found by what its body is made of, its name being gone. */
export type MatchKind = "exact" | "line" | "name" | "body" | "unmatched" | "tie";

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
