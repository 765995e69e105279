import type { FunctionId } from "#model/ids.ts";
import type { MeasuredGraph } from "#model/measured-graph.ts";
import { residualCalls } from "./residual-calls.ts";
import { noWay, type Placement, type UnitCall, type UnitCosts } from "./unit-costs.ts";

/**
 * Costs of cards for a run that keeps calls but no stacks (pstats, callgrind). A function's total is the profile's own. A
 * folded group's is what its members were called with from outside, never more than the whole run and never less than the
 * largest of its members, on whose stacks the group is too.
 */
export function costsFromEdges(graph: MeasuredGraph, placement: Placement): UnitCosts {
  const numberOf = new Map<FunctionId, number>(graph.functions.map((each, index) => [each.id, index]));
  const cardOf = (id: FunctionId) => placement.cardOf[numberOf.get(id)!]!;
  const direct = new Map<number, UnitCall>();
  const recursive = new Set<number>();
  for (const call of graph.calls) {
    const caller = cardOf(call.caller);
    const callee = cardOf(call.callee);
    if (caller < 0 || callee < 0) continue;
    if (caller === callee && placement.isGroup(caller)) continue;
    if (caller === callee) recursive.add(caller);
    const key = caller * placement.cards + callee;
    const total = added(direct.get(key), call.cost.total);
    direct.set(key, { caller, callee, residual: false, total, way: () => noWay });
  }
  const residual = residualCalls(graph, placement, numberOf);
  for (const call of residual.recursive) recursive.add(call);
  return { ...cardCosts(graph, placement, cardOf), calls: [...direct.values(), ...residual.calls], recursive };
}

function added(known: UnitCall | undefined, total: number | null): number | null {
  if (known === undefined) return total;
  return known.total === null || total === null ? null : known.total + total;
}

function cardCosts(
  graph: MeasuredGraph,
  placement: Placement,
  cardOf: (id: FunctionId) => number,
): Pick<UnitCosts, "self" | "total"> {
  const self: (number | null)[] = new Array(placement.cards).fill(null);
  const total: (number | null)[] = new Array(placement.cards).fill(null);
  const largest: number[] = new Array(placement.cards).fill(0);
  const called = new Set(graph.calls.map((call) => call.callee));
  for (const each of graph.functions) {
    const card = cardOf(each.id);
    if (card < 0) continue;
    largest[card] = Math.max(largest[card]!, each.cost.total ?? 0);
    self[card] = sum(self[card]!, each.cost.self);
    if (!placement.isGroup(card)) total[card] = each.cost.total;
    else if (!called.has(each.id)) total[card] = sum(total[card]!, each.cost.total);
  }
  for (const call of graph.calls) {
    const card = cardOf(call.callee);
    if (card >= 0 && placement.isGroup(card) && cardOf(call.caller) !== card)
      total[card] = sum(total[card]!, call.cost.total);
  }
  const capped = total.map((each, card) =>
    !placement.isGroup(card) || (each === null && largest[card] === 0)
      ? each
      : Math.max(self[card] ?? 0, largest[card]!, Math.min(each ?? 0, graph.measure.whole)),
  );
  return { self, total: capped };
}

function sum(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : a + b;
}
