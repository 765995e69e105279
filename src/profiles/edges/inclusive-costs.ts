import { type CallGraph, cyclesOf, outgoingCalls } from "./cycles.ts";

/** A graph of calls with what each function cost itself and what each call cost in all. */
export interface CostGraph extends CallGraph {
  readonly self: ArrayLike<number>;
  readonly inclusive: ArrayLike<number>;
}

/**
 * The inclusive cost of each function of a format that gives none (callgrind), from its own cost and that of its calls.
 *
 * Outside of cycles it is its own cost plus that of its calls, which is exact. Inside a cycle the calls' costs count a
 * recursion once a level (the sum for a function may be many times the whole run), so there they are no more than
 * bounds. Example: `main -> even <-> odd`, entered by 100: the cycle as a whole cost what its members cost
 * themselves and what leaves it, say 100, so `even` took 100; `odd` was entered from `even` only, and took the lesser of
 * 100 and what those calls cost. Lost is how often the members met each other: a member that is entered both from
 * outside and from inside may come out too high, but never above its cycle, and so never above the whole.
 */
export function inclusiveCosts(graph: CostGraph): Float64Array {
  const { component, count } = cyclesOf(graph);
  const { starts, calls } = outgoingCalls(graph);
  const cycleCost = new Float64Array(count);
  const cycleSize = new Int32Array(count);
  const fromOutside = new Float64Array(graph.size);
  const fromInside = new Float64Array(graph.size);
  for (let node = 0; node < graph.size; node++) {
    const cycle = component[node] as number;
    cycleSize[cycle]!++;
    cycleCost[cycle]! += graph.self[node] as number;
    for (let at = starts[node] as number; at < (starts[node + 1] as number); at++) {
      const call = calls[at] as number;
      const callee = graph.callees[call] as number;
      const inclusive = graph.inclusive[call] as number;
      if (component[callee] !== cycle) {
        cycleCost[cycle]! += inclusive;
        fromOutside[callee]! += inclusive;
      } else if (callee !== node) fromInside[callee]! += inclusive;
    }
  }
  return Float64Array.from(component, (cycle, node) => {
    const most = cycleCost[cycle] as number;
    if (cycleSize[cycle] === 1) return most;
    const own = graph.self[node] as number;
    return Math.min(most, Math.max(own, (fromOutside[node] as number) + (fromInside[node] as number)));
  });
}
