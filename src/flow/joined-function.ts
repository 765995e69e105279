import type { FunctionId } from "#model/ids.ts";
import type { MeasuredFunction } from "#model/measured-graph.ts";
import type { SourceFunction } from "#model/source-graph.ts";

/** A function as far as it is known; at least one of the three is there. */
export interface JoinedFunction {
  readonly id: FunctionId;
  readonly source: SourceFunction | null;
  readonly head: MeasuredFunction | null;
  readonly base: MeasuredFunction | null;
}
