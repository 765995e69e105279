import type { FunctionId, RunId } from "#model/ids.ts";
import type { Count, Measure } from "#model/measure.ts";
import type { CallSite, Certainty, FunctionKind } from "#model/source-graph.ts";

/** What another run could show on a run's functions. */
export interface FusableRun {
  readonly run: RunId;
  /** True when it does already. */
  readonly isFused: boolean;
  /** Whether it would give exact numbers of calls. */
  readonly calls: boolean;
  /** Names of the measures that it would give. */
  readonly measures: readonly string[];
  /** `unknown` needs a person's word that both ran the same; `useless` has nothing to add. */
  readonly verdict: "same" | "unknown" | "different" | "useless";
  /** A sentence; null when they are the same. */
  readonly reason: string | null;
}

/** A call that chosen runs made and that the source doesn't show. Its numbers are of the run in which it cost most. */
export interface HiddenCall {
  readonly caller: FunctionId;
  readonly callerName: string;
  readonly callee: FunctionId;
  readonly calleeName: string;
  readonly calls: Count | null;
  readonly primitiveCalls: Count | null;
  /** Cost of the call in the measure; null when the profiler doesn't tell. */
  readonly total: number | null;
  /** True when the source has a site there with too many possible targets to list, and this is one of them. */
  readonly isOneOfMany: boolean;
  /** The run that the numbers are of. */
  readonly run: RunId;
  /** How many of the chosen runs made it. */
  readonly runs: number;
}

export interface HiddenCalls {
  readonly measure: Measure;
  /** Dearest first. */
  readonly calls: readonly HiddenCall[];
  /** Chosen runs that tell what ran, not who called it. */
  readonly without: readonly RunId[];
}

/**
 * How much it says that a run didn't show something: `calls` were counted one by one; `functions` were counted, not who
 * called them; `samples` miss what took little time.
 */
export type Evidence = "calls" | "functions" | "samples";

/** What the chosen runs did not reach: never called dead, since other runs may. */
export interface Unexercised {
  /** Functions of the project that no run entered, in the order of their files. */
  readonly functions: readonly {
    readonly id: FunctionId;
    readonly name: string;
    readonly kind: FunctionKind;
    readonly file: string;
    readonly line: number | null;
  }[];
  /**
   * Calls that stand in functions which ran, to functions of the project, and that no run made; surest first. A call whose
   * callee ran is among them only where calls were counted and nothing stands between the two.
   */
  readonly calls: readonly {
    readonly caller: FunctionId;
    readonly callerName: string;
    readonly callee: FunctionId;
    readonly calleeName: string;
    readonly certainty: Certainty;
    readonly sites: readonly CallSite[];
  }[];
  /** Of the run that tells least. */
  readonly evidence: Evidence;
}
