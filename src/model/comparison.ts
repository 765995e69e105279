import type { Difference } from "./flow-view.ts";
import type { FunctionId } from "./ids.ts";
import type { Count, Measure } from "./measure.ts";
import type { Run } from "./run.ts";

/** Calls of base and head, exact: never rounded. Null is unknown. */
export interface CallsDifference {
  readonly base: Count | null;
  readonly head: Count | null;
  readonly basePrimitive: Count | null;
  readonly headPrimitive: Count | null;
}

export interface ComparedFunction {
  readonly id: FunctionId;
  readonly name: string;
  readonly qualifiedName: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly external: boolean;
  /** `added`: only in head; `removed`: only in base. */
  readonly presence: "both" | "added" | "removed";
  readonly calls: CallsDifference;
  readonly self: Difference;
  readonly total: Difference;
  readonly chance: Chance;
}

/**
 * How likely repeated runs of one program differ so much: 0 to 1, two-sided. Null when unknown: fewer than four runs on a
 * side, or one of them doesn't know the number.
 */
export interface Chance {
  readonly self: number | null;
  readonly total: number | null;
}

export interface ComparedCall {
  readonly caller: FunctionId;
  readonly callee: FunctionId;
  readonly presence: "both" | "added" | "removed";
  readonly calls: CallsDifference;
  readonly total: Difference;
}

/** Two runs in one measure, largest change of self cost first. */
export interface Comparison {
  readonly base: Run;
  readonly head: Run;
  readonly measure: Omit<Measure, "whole">;
  readonly whole: Difference;
  /** The summed calls of each side; null where the run doesn't count calls. */
  readonly calls: Difference;
  readonly wallTime: Difference;
  readonly peakMemory: Difference;
  readonly functions: readonly ComparedFunction[];
  readonly edges: readonly ComparedCall[];
  /** How many runs each side was measured with, the compared one among them. */
  readonly repeats: { readonly base: number; readonly head: number };
  /** Chances of the numbers of the whole run. */
  readonly chance: {
    readonly whole: number | null;
    readonly wallTime: number | null;
    readonly peakMemory: number | null;
  };
  /** A sentence on noise: one run each side says that it is unknown. */
  readonly noise: string;
}
