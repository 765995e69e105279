import type { FunctionId } from "#model/ids.ts";
import type { JoinedGraph } from "./joined-graph.ts";
import type { UnitGraph } from "./unit-graph.ts";

/** Removed functions that a way may pass, and removed functions looked at from one card. */
const longestWay = 4;
const mostLookedAt = 200;

/** Ways in the source from one card to another through functions that filters removed. The shortest way names what it passes. */
export function bridgesOverRemoved(
  cards: readonly number[],
  positions: ReadonlyMap<number, number>,
  units: UnitGraph,
  graph: JoinedGraph,
): readonly { readonly caller: number; readonly callee: number; readonly through: readonly FunctionId[] }[] {
  return cards.flatMap((start, caller) => {
    const found = new Map<number, readonly FunctionId[]>();
    const seen = new Set<number>();
    let front: { unit: number; through: FunctionId[] }[] = [{ unit: start, through: [] }];
    for (let step = 0; step <= longestWay && front.length > 0 && seen.size < mostLookedAt; step++) {
      const next: { unit: number; through: FunctionId[] }[] = [];
      for (const { unit, through } of front) {
        for (const link of units.callees(unit)) {
          const callee = positions.get(link.unit);
          if (callee !== undefined) {
            if (step > 0 && callee !== caller && !found.has(callee)) found.set(callee, through);
          } else if (units.removes(link.unit) !== null && !seen.has(link.unit)) {
            seen.add(link.unit);
            next.push({ unit: link.unit, through: [...through, graph.functionAt(link.unit).id] });
          }
        }
      }
      front = next;
    }
    return [...found].map(([callee, through]) => ({ caller, callee, through }));
  });
}
