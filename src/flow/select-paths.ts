import { distances, type Selection, type SelectionRequest, tally } from "./selection.ts";
import type { UnitGraph } from "./unit-graph.ts";

/**
 * Functions on the ways from the roots to the ends, by way of `via` where that is asked for. What lies on a short way
 * comes first, so that a limit never cuts the shortest one.
 */
export function selectPaths(request: SelectionRequest, ends: readonly number[], via: readonly number[]): Selection {
  const { units, roots, most, pinned } = request;
  const left = tally();
  const legs =
    via.length === 0
      ? [[roots, ends] as const]
      : ([
          [roots, via],
          [via, ends],
        ] as const);
  const found = legs.map(([from, to]) => waysBetween(from, to, units));
  const detour = new Map<number, number>();
  if (found.every((leg) => leg.size > 0)) {
    for (const leg of found) {
      for (const [unit, length] of leg) detour.set(unit, Math.min(length, detour.get(unit) ?? length));
    }
  }
  const asked = new Set([...roots, ...via, ...ends, ...pinned]);
  const others = [...detour.keys()].filter((unit) => !asked.has(unit));
  const room = Math.max(0, most - asked.size);
  left.add("limit", others.length - room);
  return { kept: [...asked, ...shortest(others, room)], left: left.counts };

  /** The units on the shortest ways, the heaviest first among equals. Ways are few calls long, so only the last are sorted. */
  function shortest(candidates: readonly number[], count: number): number[] {
    const byLength = Map.groupBy(candidates, (unit) => detour.get(unit)!);
    const taken: number[] = [];
    for (const length of [...byLength.keys()].sort((a, b) => a - b)) {
      if (taken.length >= count) break;
      taken.push(...byLength.get(length)!.sort((a, b) => units.weight(b) - units.weight(a) || a - b));
    }
    return taken.slice(0, count);
  }
}

/** Units on a way from one of these to one of those, with the length of the shortest such way. Empty when there is none. */
function waysBetween(from: readonly number[], to: readonly number[], units: UnitGraph): ReadonlyMap<number, number> {
  const down = distances(from, "callees", units);
  const up = distances(to, "callers", units);
  const ways = new Map<number, number>();
  for (const [unit, distance] of down) {
    const rest = up.get(unit);
    if (rest !== undefined) ways.set(unit, distance + rest);
  }
  return ways;
}
