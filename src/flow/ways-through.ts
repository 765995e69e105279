import type { MeasuredGraph } from "#model/measured-graph.ts";
import { byKey, numberedCalls } from "./numbered-calls.ts";
import type { Placement, Way } from "./unit-costs.ts";

/** Finds, for two cards, the shortest way through functions that aren't shown; among equal ones the heaviest. */
export function waysThrough(graph: MeasuredGraph, placement: Placement): (caller: number, callee: number) => Way {
  const { to, leaving, leavingStart } = numberedCalls(graph);
  const { cardOf } = placement;
  const members = byKey(cardOf, placement.cards);
  return (caller, callee) => {
    const cameFrom = new Map<number, number>();
    let front: ArrayLike<number> = members.items.subarray(members.start[caller]!, members.start[caller + 1]!);
    while (front.length > 0) {
      const further: number[] = [];
      for (let each = 0; each < front.length; each++) {
        const from = front[each]!;
        for (let item = leavingStart[from]!; item < leavingStart[from + 1]!; item++) {
          const next = to[leaving[item]!]!;
          if (cardOf[next] === callee && cardOf[from]! < 0) return told([next], from);
          if (cardOf[next]! >= 0 || cameFrom.has(next)) continue;
          cameFrom.set(next, from);
          further.push(next);
        }
      }
      front = further;
    }
    return { through: [], inSource: false };

    function told(way: number[], last: number): Way {
      for (let node: number | undefined = last; node !== undefined; node = cameFrom.get(node)) way.unshift(node);
      const through = way.slice(1, -1).map((node) => graph.functions[node]!.id);
      return { through, inSource: way.slice(1).every((to, index) => placement.inSource(way[index]!, to)) };
    }
  };
}
