import type { UnitGraph } from "./unit-graph.ts";

/**
 * How much happens below each unit: its own certain calls, and those along the weightiest way down. A call back into a
 * cycle adds nothing. Linear in the calls; uses no call stack, since ways may be long.
 *
 * @param followed the units that a way may pass
 * @param factor how much a unit's own calls count
 */
export function spineWeights(
  open: ReadonlySet<number>,
  followed: ReadonlySet<number>,
  units: UnitGraph,
  factor: (unit: number) => number,
): ReadonlyMap<number, number> {
  const weights = new Map<number, number>();
  const entered = new Set<number>();
  const callees = (unit: number) =>
    units.callees(unit).flatMap((link) => (link.certain && followed.has(link.unit) ? [link.unit] : []));
  for (const start of open) {
    const stack = entered.has(start) ? [] : [start];
    while (stack.length > 0) {
      const unit = stack.at(-1)!;
      if (!entered.has(unit)) {
        entered.add(unit);
        for (const callee of callees(unit)) if (!entered.has(callee)) stack.push(callee);
        continue;
      }
      stack.pop();
      if (weights.has(unit)) continue;
      const below = callees(unit);
      const heaviest = below.reduce((most, callee) => Math.max(most, weights.get(callee) ?? 0), 0);
      weights.set(unit, factor(unit) * Math.log2(1 + below.length) + heaviest);
    }
  }
  return weights;
}
