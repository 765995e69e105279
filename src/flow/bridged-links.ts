import type { UnitGraph, UnitLink } from "./unit-graph.ts";

/** How many removed functions a way may pass. */
const longestBridge = 12;

/**
 * Links to the next cards that may be shown: a function that is removed (hidden, a library) is passed over, and what lies
 * behind it counts as next. Heaviest first; a way is as heavy as its lightest link.
 */
export function bridgedLinks(unit: number, direction: "callees" | "callers", units: UnitGraph): readonly UnitLink[] {
  const found = new Map<number, UnitLink>();
  const passed = new Set<number>();
  let open: readonly UnitLink[] = units[direction](unit);
  for (let depth = 0; open.length > 0 && depth <= longestBridge; depth++) {
    const next: UnitLink[] = [];
    for (const link of open) {
      if (units.removes(link.unit) === null) {
        if (link.unit !== unit && !found.has(link.unit)) found.set(link.unit, link);
      } else if (!passed.has(link.unit)) {
        passed.add(link.unit);
        for (const behind of units[direction](link.unit)) {
          next.push({
            ...behind,
            weight: Math.min(link.weight, behind.weight),
            measured: link.measured && behind.measured,
          });
        }
      }
    }
    open = next;
  }
  return [...found.values()].sort(
    (a, b) => Number(b.measured) - Number(a.measured) || b.weight - a.weight || a.unit - b.unit,
  );
}

/** The units of `bridgedLinks`, in no order and some of them several times: where only the way matters, not its weight. */
export function bridgedNeighbours(unit: number, direction: "callees" | "callers", units: UnitGraph): readonly number[] {
  const found: number[] = [];
  const passed = new Set<number>();
  let open = units.neighbours(unit, direction);
  for (let depth = 0; open.length > 0 && depth <= longestBridge; depth++) {
    const removed: number[] = [];
    for (const other of open) {
      if (units.removes(other) === null) found.push(other);
      else if (!passed.has(other)) {
        passed.add(other);
        removed.push(other);
      }
    }
    open = removed.flatMap((other) => units.neighbours(other, direction));
  }
  return found;
}
