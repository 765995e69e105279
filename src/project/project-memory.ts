import type { FlowIndex } from "#flow/flow-index.ts";
import type { ComplexityEstimate } from "#model/complexity-estimate.ts";
import type { ComplexityFit, RunSeries } from "#model/complexity-fit.ts";
import type { FunctionId } from "#model/ids.ts";
import type { ImportedThread } from "#model/imported-profile.ts";
import type { MeasuredGraph } from "#model/measured-graph.ts";
import type { SourceFunction, SourceGraph } from "#model/source-graph.ts";

/** A graph that was loaded from the store, with what was derived from it once. */
export interface LoadedGraph {
  readonly revision: number;
  readonly graph: SourceGraph;
  readonly functions: ReadonlyMap<FunctionId, SourceFunction>;
  readonly index: FlowIndex;
  readonly estimates: ReadonlyMap<FunctionId, ComplexityEstimate>;
}

/** What was loaded from a store and may be used again; every entry says which revision it belongs to. */
export interface ProjectMemory {
  graph: LoadedGraph | null;
  /** By `revision/run/measure/start/end`. */
  readonly measured: Map<string, MeasuredGraph>;
  /** Threads of the runs that were looked at last. */
  readonly threads: Map<number, readonly ImportedThread[]>;
  /** Of the series that was fitted last; the key says from which runs and which revision. */
  fits: {
    readonly key: string;
    readonly fitted: { readonly series: RunSeries; readonly fits: ReadonlyMap<FunctionId, ComplexityFit> };
  } | null;
}

export function projectMemory(): ProjectMemory {
  return { graph: null, measured: new Map(), threads: new Map(), fits: null };
}

/** Runs and measures that stay in memory: all measures of a head, a base, and a few that were looked at before. */
const keptEntries = 20;

/** Puts an entry last and drops those that were not asked for longest. */
export function remember<K, V>(map: Map<K, V>, key: K, value: V): V {
  map.delete(key);
  map.set(key, value);
  for (const oldest of map.keys()) {
    if (map.size <= keptEntries) break;
    map.delete(oldest);
  }
  return value;
}
