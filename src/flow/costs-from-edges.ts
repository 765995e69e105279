import type { MeasuredGraph } from "#model/measured-graph.ts";
import { numberedCalls } from "./numbered-calls.ts";
import { residualCalls } from "./residual-calls.ts";
import { noWay, type Placement, type UnitCall, type UnitCosts } from "./unit-costs.ts";

/**
 * Costs of cards for a run that keeps calls but no stacks (pstats, callgrind). A function's total is the profile's own. A
 * folded group's is what its members were called with from outside, never more than the whole run and never less than the
 * largest of its members, on whose stacks the group is too.
 */
export function costsFromEdges(graph: MeasuredGraph, placement: Placement): UnitCosts {
  const { from, to } = numberedCalls(graph);
  const { cardOf } = placement;
  const direct = new Map<number, UnitCall>();
  const recursive = new Set<number>();
  graph.calls.forEach((call, index) => {
    const caller = cardOf[from[index]!]!;
    const callee = cardOf[to[index]!]!;
    if (caller < 0 || callee < 0) return;
    if (caller === callee && placement.isGroup(caller)) return;
    if (caller === callee) recursive.add(caller);
    const key = caller * placement.cards + callee;
    const total = added(direct.get(key), call.cost.total);
    direct.set(key, { caller, callee, residual: false, total, way: () => noWay });
  });
  const residual = residualCalls(graph, placement);
  for (const call of residual.recursive) recursive.add(call);
  return { ...cardCosts(graph, placement), calls: [...direct.values(), ...residual.calls], recursive };
}

function added(known: UnitCall | undefined, total: number | null): number | null {
  if (known === undefined) return total;
  return known.total === null || total === null ? null : known.total + total;
}

function cardCosts(graph: MeasuredGraph, placement: Placement): Pick<UnitCosts, "self" | "total"> {
  const { from, to } = numberedCalls(graph);
  const { cardOf } = placement;
  const self: (number | null)[] = new Array(placement.cards).fill(null);
  const total: (number | null)[] = new Array(placement.cards).fill(null);
  const largest: number[] = new Array(placement.cards).fill(0);
  const called = new Uint8Array(graph.functions.length);
  for (const callee of to) called[callee] = 1;
  graph.functions.forEach((each, index) => {
    const card = cardOf[index]!;
    if (card < 0) return;
    largest[card] = Math.max(largest[card]!, each.cost.total ?? 0);
    self[card] = sum(self[card]!, each.cost.self);
    if (!placement.isGroup(card)) total[card] = each.cost.total;
    else if (called[index] === 0) total[card] = sum(total[card]!, each.cost.total);
  });
  graph.calls.forEach((call, index) => {
    const card = cardOf[to[index]!]!;
    if (card >= 0 && placement.isGroup(card) && cardOf[from[index]!]! !== card)
      total[card] = sum(total[card]!, call.cost.total);
  });
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
