import { distances, type Selection, type SelectionRequest, tally } from "./selection.ts";

/**
 * Functions on the ways that pass one call: those that lead to its caller (from the roots where there are some), and those
 * that its callee leads to (on a way to the ends where there are some). Nearest to the call first, then heaviest. Calls
 * that go round it are not among the allowed ones.
 */
export function selectThroughCall(
  request: SelectionRequest,
  caller: number,
  callee: number,
  ends: readonly number[],
): Selection {
  const { question, units, roots, most, pinned } = request;
  const left = tally();
  const above = side([caller], roots, "callers", question.callerDepth);
  const below = side([callee], ends, "callees", question.calleeDepth);
  const nearest = new Map(below);
  for (const [unit, distance] of above) nearest.set(unit, Math.min(distance, nearest.get(unit) ?? distance));
  const asked = new Set([caller, callee, ...roots, ...ends, ...pinned]);
  const others = [...nearest.keys()]
    .filter((unit) => !asked.has(unit))
    .sort((a, b) => nearest.get(a)! - nearest.get(b)! || units.weight(b) - units.weight(a) || a - b);
  const room = Math.max(0, most - asked.size);
  left.add("limit", others.length - room);
  return {
    kept: [...asked, ...others.slice(0, room)],
    left: left.counts,
    allows: (from, to) =>
      (from === caller && to === callee) || (above.has(from) && above.has(to)) || (below.has(from) && below.has(to)),
  };

  function side(
    from: readonly number[],
    towards: readonly number[],
    direction: "callees" | "callers",
    depth: number | undefined,
  ): ReadonlyMap<number, number> {
    const found = distances(from, direction, units, depth);
    if (towards.length === 0) return found;
    const back = distances(towards, direction === "callers" ? "callees" : "callers", units);
    return new Map([...found].filter(([unit]) => back.has(unit) || from.includes(unit)));
  }
}
