import type { FlowQuestion, LeftOut } from "#model/flow-view.ts";
import { bridgedNeighbours } from "./bridged-links.ts";
import type { FlowWeights } from "./flow-weights.ts";
import type { JoinedGraph } from "./joined-graph.ts";
import type { UnitGraph } from "./unit-graph.ts";

/** Which cards are shown, most important first, and how many were not, by reason. */
export interface Selection {
  readonly kept: readonly number[];
  readonly left: ReadonlyMap<LeftOut["reason"], number>;
  /** Calls between the cards that belong into the picture, by units; all of them when left out. */
  readonly allows?: (caller: number, callee: number) => boolean;
}

/** What every way of selecting gets to see. */
export interface SelectionRequest {
  readonly question: FlowQuestion;
  readonly graph: JoinedGraph;
  readonly units: UnitGraph;
  readonly weights: FlowWeights;
  /** At most so many cards. */
  readonly most: number;
  readonly roots: readonly number[];
  /** Units that are shown whatever their cost. */
  readonly pinned: readonly number[];
}

/** The smallest share of the whole that the overview of a run shows when the question names none. */
export const usualShare = 0.005;

/** Cards that no question exceeds, and those of a first picture. */
export const mostNodes = 300;
export const usualNodes = 80;

/** Counts reasons for leaving something out. */
export function tally(): {
  readonly add: (reason: LeftOut["reason"], by?: number) => void;
  readonly counts: Map<LeftOut["reason"], number>;
} {
  const counts = new Map<LeftOut["reason"], number>();
  return {
    counts,
    add: (reason, by = 1) => {
      if (by > 0) counts.set(reason, (counts.get(reason) ?? 0) + by);
    },
  };
}

/** How many calls away each unit is, following the links that may be shown. */
export function distances(
  from: readonly number[],
  direction: "callees" | "callers",
  units: UnitGraph,
  furthest: number = Number.POSITIVE_INFINITY,
): ReadonlyMap<number, number> {
  const found = new Map(from.map((unit) => [unit, 0]));
  let front = [...from];
  for (let distance = 1; front.length > 0 && distance <= furthest; distance++) {
    const next: number[] = [];
    for (const unit of front) {
      for (const other of bridgedNeighbours(unit, direction, units)) {
        if (found.has(other)) continue;
        found.set(other, distance);
        next.push(other);
      }
    }
    front = next;
  }
  return found;
}
