import type { MeasuredGraph } from "#model/measured-graph.ts";
import { numberedCalls } from "./numbered-calls.ts";
import { removedShares } from "./removed-shares.ts";
import type { Placement, UnitCall } from "./unit-costs.ts";
import { waysThrough } from "./ways-through.ts";

/** A residual call below this part of the whole is a trace of the arithmetic, not a finding. */
const tracePart = 1e-6;
/** Shares below this aren't counted. */
const leastShare = 1e-6;

/** What runs from card to card through removed functions; `card * cards + other` is the place of a pair. */
interface Sums {
  /** 1 where there is anything. */
  readonly found: Uint8Array;
  /** 1 where a part of it is unknown. */
  readonly unknown: Uint8Array;
  readonly cost: Float64Array;
}

/**
 * Residual calls for a run without stacks. Which caller a removed function worked for isn't recorded, so its cost is
 * shared out by what its callers spent on it (the rule of gprof): of what removed r spends on b, card a gets the share
 * that a has in the cost of r's incoming calls, taken through chains and cycles of removed functions. Exact where one card
 * alone leads to r.
 */
export function residualCalls(
  graph: MeasuredGraph,
  placement: Placement,
): { readonly calls: readonly UnitCall[]; readonly recursive: readonly number[] } {
  const { cards, cardOf } = placement;
  const { from, to, weight } = numberedCalls(graph);
  const isRemoved = (node: number) => cardOf[node]! < 0;
  const into = to.map((callee, call) => (isRemoved(callee) && from[call] !== callee ? callee : -1));
  const leaving: number[] = [];
  for (let call = 0; call < from.length; call++) {
    if (isRemoved(from[call]!) && !isRemoved(to[call]!)) leaving.push(call);
  }
  const wanted = leaving.map((call) => from[call]!);
  const shares = removedShares({ to: into, from, weight, cardOf, cards }, wanted);
  const pairs = cards * cards;
  const sums = { found: new Uint8Array(pairs), unknown: new Uint8Array(pairs), cost: new Float64Array(pairs) };
  for (const call of leaving) {
    const own = shares(from[call]!);
    if (own !== null) addShares(sums, own, cardOf[to[call]!]!, graph.calls[call]!.cost.total);
  }
  return residuals(sums, graph, placement);
}

function addShares(sums: Sums, shares: Float64Array, to: number, total: number | null): void {
  const cards = shares.length;
  for (let card = 0; card < cards; card++) {
    const share = shares[card]!;
    if (share <= leastShare) continue;
    const pair = card * cards + to;
    sums.found[pair] = 1;
    if (total === null) sums.unknown[pair] = 1;
    else sums.cost[pair]! += total * share;
  }
}

function residuals(sums: Sums, graph: MeasuredGraph, placement: Placement): { calls: UnitCall[]; recursive: number[] } {
  const calls: UnitCall[] = [];
  const recursive: number[] = [];
  const way = waysThrough(graph, placement);
  const least = graph.measure.whole > 0 ? tracePart * graph.measure.whole : Number.NEGATIVE_INFINITY;
  for (let pair = 0; pair < sums.found.length; pair++) {
    if (sums.found[pair] === 0) continue;
    const total = sums.unknown[pair] === 1 ? null : sums.cost[pair]!;
    if (total !== null && total <= least) continue;
    const caller = Math.floor(pair / placement.cards);
    const callee = pair % placement.cards;
    if (caller !== callee) calls.push({ caller, callee, residual: true, total, way: () => way(caller, callee) });
    else if (!placement.isGroup(caller)) recursive.push(caller);
  }
  return { calls, recursive };
}
