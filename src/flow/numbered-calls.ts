import type { FunctionId } from "#model/ids.ts";
import type { MeasuredGraph } from "#model/measured-graph.ts";

/** The calls of a measured graph by numbers, which are indices into its `functions`. */
export interface NumberedCalls {
  /** Caller and callee of each call, in the graph's order. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** What a call weighs against others: its cost, or how often it happened where the run doesn't tell a cost. */
  readonly weight: Float64Array;
  /** Calls that leave function f: `leaving[leavingStart[f]]` up to `leaving[leavingStart[f + 1]]`, heaviest first. */
  readonly leaving: Int32Array;
  readonly leavingStart: Int32Array;
}

const known = new WeakMap<MeasuredGraph, NumberedCalls>();

/** Made once for each graph, since one run is asked many questions and names are slow to look up. */
export function numberedCalls(graph: MeasuredGraph): NumberedCalls {
  const last = known.get(graph);
  if (last !== undefined) return last;
  const numberOf = new Map<FunctionId, number>(graph.functions.map((each, index) => [each.id, index]));
  const { calls } = graph;
  const from = Int32Array.from(calls, (call) => numberOf.get(call.caller)!);
  const to = Int32Array.from(calls, (call) => numberOf.get(call.callee)!);
  const weight = Float64Array.from(calls, (call) => call.cost.total ?? Number(call.calls ?? 0));
  const { items, start } = byKey(from, graph.functions.length);
  for (let each = 0; each < graph.functions.length; each++) {
    items.subarray(start[each]!, start[each + 1]!).sort((a, b) => weight[b]! - weight[a]! || a - b);
  }
  const made = { from, to, weight, leaving: items, leavingStart: start };
  known.set(graph, made);
  return made;
}

/**
 * Positions of a list ordered by their key, those of one key together and in the list's order: `items[start[k]]` up to
 * `items[start[k + 1]]`. Negative keys are left out.
 */
export function byKey(keys: Int32Array, kinds: number): { readonly items: Int32Array; readonly start: Int32Array } {
  const start = new Int32Array(kinds + 1);
  for (const key of keys) if (key >= 0) start[key + 1]!++;
  for (let kind = 0; kind < kinds; kind++) start[kind + 1]! += start[kind]!;
  const next = start.slice(0, kinds);
  const items = new Int32Array(start[kinds]!);
  keys.forEach((key, position) => {
    if (key >= 0) items[next[key]!++] = position;
  });
  return { items, start };
}
