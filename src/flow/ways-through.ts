import type { FunctionId } from "#model/ids.ts";
import type { MeasuredGraph } from "#model/measured-graph.ts";
import type { Placement, Way } from "./unit-costs.ts";

/** Finds, for two cards, the shortest way through functions that aren't shown; among equal ones the heaviest. */
export function waysThrough(
  graph: MeasuredGraph,
  placement: Placement,
  numberOf: ReadonlyMap<FunctionId, number>,
): (caller: number, callee: number) => Way {
  const next = new Map<number, { to: number; weight: number }[]>();
  for (const call of graph.calls) {
    const from = numberOf.get(call.caller)!;
    const list = next.get(from) ?? [];
    list.push({ to: numberOf.get(call.callee)!, weight: call.cost.total ?? Number(call.calls ?? 0) });
    next.set(from, list);
  }
  for (const list of next.values()) list.sort((a, b) => b.weight - a.weight);
  const members: number[][] = Array.from({ length: placement.cards }, () => []);
  placement.cardOf.forEach((card, node) => {
    if (card >= 0) members[card]!.push(node);
  });
  return (caller, callee) => {
    const cameFrom = new Map<number, number>();
    let front = members[caller]!;
    while (front.length > 0) {
      const further: number[] = [];
      for (const from of front) {
        for (const { to } of next.get(from) ?? []) {
          if (placement.cardOf[to] === callee && placement.cardOf[from]! < 0) return told([to], from);
          if (placement.cardOf[to]! >= 0 || cameFrom.has(to)) continue;
          cameFrom.set(to, from);
          further.push(to);
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
