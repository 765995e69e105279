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
  /** The pair of two functions; undefined for none. */
  readonly pairBetween: (caller: number, callee: number) => number | undefined;
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
  const pairs: { caller: number; callee: number; calls: StaticCall[] }[] = [];
  const outgoing: number[][] = functions.map(() => []);
  const incoming: number[][] = functions.map(() => []);
  const pairBetween = pairFinder(pairs, outgoing);
  for (const call of source.calls) {
    const caller = numberOf.get(call.caller);
    const callee = numberOf.get(call.callee);
    if (caller === undefined || callee === undefined) continue;
    const known = pairBetween(caller, callee);
    if (known !== undefined) {
      pairs[known]!.calls.push(call);
      continue;
    }
    outgoing[caller]!.push(pairs.length);
    incoming[callee]!.push(pairs.length);
    pairs.push({ caller, callee, calls: [call] });
  }
  for (const { calls } of pairs) if (calls.length > 1) calls.sort(bySureness);
  const hubs = Map.groupBy(source.hubs ?? [], ({ caller }) => numberOf.get(caller) ?? -1);
  return { functions, numberOf, pairs, pairBetween, outgoing, incoming, hubsOf: (caller) => hubs.get(caller) ?? [] };
}

/** Most functions call a few others, which are looked through; a map of all pairs would take longer to fill than all the rest. */
const few = 12;

/** Finds pairs in lists that may still grow at their ends. */
function pairFinder(
  pairs: readonly { readonly callee: number }[],
  outgoing: readonly (readonly number[])[],
): (caller: number, callee: number) => number | undefined {
  /** By caller: its pairs by callee, and how many of them are in here. */
  const wide = new Map<number, { readonly pairs: Map<number, number>; count: number }>();
  return (caller, callee) => {
    const own = outgoing[caller]!;
    if (own.length <= few) return own.find((pair) => pairs[pair]!.callee === callee);
    const known = wide.get(caller) ?? { pairs: new Map(), count: 0 };
    wide.set(caller, known);
    for (; known.count < own.length; known.count++) {
      known.pairs.set(pairs[own[known.count]!]!.callee, own[known.count]!);
    }
    return known.pairs.get(callee);
  };
}

function bySureness(a: StaticCall, b: StaticCall): number {
  if (a.certainty !== b.certainty) return a.certainty === "certain" ? -1 : 1;
  return a.tier < b.tier ? -1 : a.tier > b.tier ? 1 : 0;
}
