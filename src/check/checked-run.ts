import type { FunctionId } from "#model/ids.ts";
import type { MeasuredGraph } from "#model/measured-graph.ts";
import type { Run } from "#model/run.ts";

/** What was found for one budget, before it is held against the limit. */
export interface Finding {
  /** Null when unknown; then `reason` says why. */
  readonly measured: number | null;
  readonly file: string | null;
  readonly line: number | null;
  readonly reason: string | null;
}

/** The run that budgets are held to. */
export interface CheckedRun {
  readonly run: Run;
  /** The measured graph in a measure of the run. */
  readonly graphOfMeasure: (measureName: string) => MeasuredGraph;
  /** The name in the source graph; null when the id says it all. */
  readonly qualifiedNameOf: (id: FunctionId) => string | null;
}
