import type { FunctionId } from "#model/ids.ts";
import type { MeasuredCall, MeasuredGraph } from "#model/measured-graph.ts";
import { removedShares, type SharedCall } from "./removed-shares.ts";
import type { Placement, UnitCall } from "./unit-costs.ts";
import { waysThrough } from "./ways-through.ts";

/** A residual call below this part of the whole is a trace of the arithmetic, not a finding. */
const tracePart = 1e-6;

/**
 * Residual calls for a run without stacks. Which caller a removed function worked for isn't recorded, so its cost is
 * shared out by what its callers spent on it (the rule of gprof): of what removed r spends on b, card a gets the share
 * that a has in the cost of r's incoming calls, taken through chains and cycles of removed functions. Exact where one card
 * alone leads to r.
 */
export function residualCalls(
  graph: MeasuredGraph,
  placement: Placement,
  numberOf: ReadonlyMap<FunctionId, number>,
): { readonly calls: readonly UnitCall[]; readonly recursive: readonly number[] } {
  const { cards, cardOf } = placement;
  const into: SharedCall[] = [];
  const leaving: { from: number; to: number; call: MeasuredCall }[] = [];
  for (const call of graph.calls) {
    const from = numberOf.get(call.caller)!;
    const to = numberOf.get(call.callee)!;
    if (from === to) continue;
    if (cardOf[to]! < 0) into.push({ from, to, card: cardOf[from]!, weight: weight(call) });
    else if (cardOf[from]! < 0) leaving.push({ from, to: cardOf[to]!, call });
  }
  const shares = removedShares(into, graph.functions.length, cards, new Set(leaving.map((each) => each.from)));
  const totals = new Map<number, number | null>();
  for (const { from, to, call } of leaving) {
    for (const [card, share] of shares(from)) {
      const key = card * cards + to;
      const known = totals.get(key);
      const cost = call.cost.total === null ? null : call.cost.total * share;
      totals.set(key, known === null || cost === null ? null : (known ?? 0) + cost);
    }
  }
  return residuals(totals, graph, placement, numberOf);
}

function residuals(
  totals: ReadonlyMap<number, number | null>,
  graph: MeasuredGraph,
  placement: Placement,
  numberOf: ReadonlyMap<FunctionId, number>,
): { calls: UnitCall[]; recursive: number[] } {
  const calls: UnitCall[] = [];
  const recursive: number[] = [];
  const way = waysThrough(graph, placement, numberOf);
  for (const [key, total] of totals) {
    const caller = Math.floor(key / placement.cards);
    const callee = key % placement.cards;
    if (total !== null && total <= tracePart * graph.measure.whole && graph.measure.whole > 0) continue;
    if (caller !== callee) calls.push({ caller, callee, residual: true, total, way: () => way(caller, callee) });
    else if (!placement.isGroup(caller)) recursive.push(caller);
  }
  return { calls, recursive };
}

function weight(call: MeasuredCall): number {
  return call.cost.total ?? Number(call.calls ?? 0);
}
