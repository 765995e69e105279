import type { UnitGraph } from "./unit-graph.ts";

/**
 * How much a card tells, for deciding which ones stay when there are too many: its total, weighed by how its cost spreads
 * over callers and callees. A plain pass-through function (one caller, one callee, no cost of its own) scores next to
 * nothing, however heavy; entries, leaves and branching points score high. After pprof's `entropyScore`
 * (google/pprof, internal/graph).
 */
export function entropyScore(unit: number, units: UnitGraph): number {
  const total = units.weight(unit);
  const self = units.selfWeight(unit);
  const callers = units.linkWeights(unit, "callers");
  const callees = units.linkWeights(unit, "callees");
  const spreadIn = callers.length === 0 ? 1 : entropy(callers, 0);
  const spreadOut = callees.length === 0 ? 1 : entropy(callees, self);
  return total * (spreadIn + spreadOut) + self;
}

/** Shannon entropy in bits of the shares that links and own cost have in their sum. */
function entropy(links: readonly number[], self: number): number {
  const sum = links.reduce((total, weight) => total + weight, Math.max(0, self));
  const bits = (weight: number) => (weight <= 0 ? 0 : -(weight / sum) * Math.log2(weight / sum));
  return links.reduce((total, weight) => total + bits(weight), bits(self));
}
