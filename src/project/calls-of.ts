import type { FunctionId } from "#model/ids.ts";
import type { SourceGraph, StaticCall } from "#model/source-graph.ts";
import type { LoadedGraph } from "./project-memory.ts";

type Neighbours = Readonly<Record<"callers" | "callees", ReadonlyMap<FunctionId, readonly StaticCall[]>>>;

/** Calls by function, made on the first question and dropped with the graph. */
const byGraph = new WeakMap<SourceGraph, Neighbours>();

/** The static calls from (`callees`) or to (`callers`) one function. */
export function callsOf({ graph }: LoadedGraph, id: FunctionId, side: "callers" | "callees"): readonly StaticCall[] {
  let known = byGraph.get(graph);
  if (known === undefined) {
    known = {
      callers: Map.groupBy(graph.calls, (call) => call.callee),
      callees: Map.groupBy(graph.calls, (call) => call.caller),
    };
    byGraph.set(graph, known);
  }
  return known[side].get(id) ?? [];
}
