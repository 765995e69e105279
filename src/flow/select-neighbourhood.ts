import { bridgedLinks } from "./bridged-links.ts";
import { type Selection, type SelectionRequest, tally } from "./selection.ts";
import type { UnitLink } from "./unit-graph.ts";

/** Callers or callees of one card that are followed; the rest is counted on the card. */
const widestFan = 24;

/** Functions around the roots: their callers up, their callees down, each to its own depth. Nearest and heaviest first. */
export function selectNeighbourhood(request: SelectionRequest): Selection {
  const { question, units, weights, most, roots, pinned } = request;
  const left = tally();
  const kept = new Set([...roots, ...pinned]);
  const least = (question.minimumShare ?? 0) * weights.whole;
  const depths = { callers: question.callerDepth ?? 1, callees: question.calleeDepth ?? 2 };
  const removed = new Set<number>();
  const beyond = new Set<number>();
  const overLimit = new Set<number>();
  const fronts = { callers: [...roots], callees: [...roots] };
  const seen = { callers: new Set(roots), callees: new Set(roots) };
  for (let depth = 0; depth <= Math.max(depths.callers, depths.callees); depth++) {
    for (const direction of ["callees", "callers"] as const) {
      const links = fronts[direction].flatMap((unit) => fan(unit, direction));
      const next: number[] = [];
      for (const link of links.sort(heaviestFirst)) {
        if (seen[direction].has(link.unit)) continue;
        seen[direction].add(link.unit);
        if (depth >= depths[direction]) beyond.add(link.unit);
        else if (kept.has(link.unit)) next.push(link.unit);
        else if (kept.size >= most) overLimit.add(link.unit);
        else if (weights.whole > 0 && units.weight(link.unit) < least) left.add("share");
        else {
          kept.add(link.unit);
          next.push(link.unit);
        }
      }
      fronts[direction] = depth >= depths[direction] ? [] : next;
    }
  }
  left.add("limit", [...overLimit].filter((unit) => !kept.has(unit)).length);
  left.add("depth", [...beyond].filter((unit) => !kept.has(unit) && !overLimit.has(unit)).length);
  for (const unit of removed) left.add(units.removes(unit) ?? "hidden");
  return { kept: [...kept], left: left.counts };

  function fan(unit: number, direction: "callers" | "callees"): readonly UnitLink[] {
    for (const link of units[direction](unit)) if (units.removes(link.unit) !== null) removed.add(link.unit);
    const links = bridgedLinks(unit, direction, units);
    for (const link of links.slice(widestFan)) overLimit.add(link.unit);
    return links.slice(0, widestFan);
  }
}

function heaviestFirst(a: UnitLink, b: UnitLink): number {
  return (
    Number(b.measured) - Number(a.measured) ||
    b.weight - a.weight ||
    Number(b.certain) - Number(a.certain) ||
    a.unit - b.unit
  );
}
