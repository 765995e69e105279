import type { FunctionId } from "#model/ids.ts";
import type { CallHub, SourceFunction, StaticCall } from "#model/source-graph.ts";

/** All static calls from one function to another, surest first. */
export interface StaticPair {
  readonly caller: number;
  readonly callee: number;
  readonly calls: readonly StaticCall[];
}

/** The static graph by numbers: made once for a graph of 100,000 functions and used for every question. */
export interface FlowIndex {
  readonly functions: readonly SourceFunction[];
  readonly numberOf: ReadonlyMap<FunctionId, number>;
  readonly pairs: readonly StaticPair[];
  /** Pairs by `caller * functions + callee`. */
  readonly pairAt: ReadonlyMap<number, number>;
  /** Pairs that leave and that reach a function. */
  readonly outgoing: readonly (readonly number[])[];
  readonly incoming: readonly (readonly number[])[];
  /** Sites of a function that may reach too many others to list. */
  readonly hubsOf: (caller: number) => readonly CallHub[];
}

/** Indexes a static graph. Calls whose ends aren't among the functions are passed over. */
export function flowIndex(source: {
  readonly functions: readonly SourceFunction[];
  readonly calls: readonly StaticCall[];
  readonly hubs?: readonly CallHub[];
}): FlowIndex {
  const { functions } = source;
  const numberOf = new Map(functions.map((each, index) => [each.id, index]));
  const pairAt = new Map<number, number>();
  const pairs: { caller: number; callee: number; calls: StaticCall[] }[] = [];
  const outgoing: number[][] = functions.map(() => []);
  const incoming: number[][] = functions.map(() => []);
  for (const call of source.calls) {
    const caller = numberOf.get(call.caller);
    const callee = numberOf.get(call.callee);
    if (caller === undefined || callee === undefined) continue;
    const key = caller * functions.length + callee;
    const known = pairAt.get(key);
    if (known !== undefined) {
      pairs[known]!.calls.push(call);
      continue;
    }
    pairAt.set(key, pairs.length);
    outgoing[caller]!.push(pairs.length);
    incoming[callee]!.push(pairs.length);
    pairs.push({ caller, callee, calls: [call] });
  }
  for (const { calls } of pairs) if (calls.length > 1) calls.sort(bySureness);
  const hubs = Map.groupBy(source.hubs ?? [], ({ caller }) => numberOf.get(caller) ?? -1);
  return { functions, numberOf, pairs, pairAt, outgoing, incoming, hubsOf: (caller) => hubs.get(caller) ?? [] };
}

function bySureness(a: StaticCall, b: StaticCall): number {
  if (a.certainty !== b.certainty) return a.certainty === "certain" ? -1 : 1;
  return a.tier < b.tier ? -1 : a.tier > b.tier ? 1 : 0;
}
