import type { FlowQuestion, LeftOut } from "#model/flow-view.ts";
import type { FlowWeights } from "./flow-weights.ts";
import type { JoinedGraph } from "./joined-graph.ts";
import type { UnitGraph } from "./unit-graph.ts";

/** Which cards are shown, most important first, and how many were not, by reason. */
export interface Selection {
  readonly kept: readonly number[];
  readonly left: ReadonlyMap<LeftOut["reason"], number>;
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
