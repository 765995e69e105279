import type { Cost, Count } from "#model/measure.ts";
import type { JoinedFunction } from "./joined-function.ts";
import type { JoinedCall, JoinedGraph } from "./joined-graph.ts";

/** How heavy functions and calls are, in the run's measure; in calls where the run counts nothing but calls. */
export interface FlowWeights {
  /** 100 %. */
  readonly whole: number;
  readonly ofFunction: (each: JoinedFunction) => number;
  readonly selfOfFunction: (each: JoinedFunction) => number;
  readonly ofCall: (call: JoinedCall) => number;
}

interface Weighed {
  readonly calls: Count | null;
  readonly cost: Cost;
}

/** The heavier of head and base counts, so that what a change removed is shown as well as what it added. */
export function flowWeights(graph: JoinedGraph): FlowWeights {
  const costed = graph.measured.some((node) => {
    const { head, base } = graph.functionAt(node);
    return head?.cost.total != null || base?.cost.total != null || head?.cost.self != null || base?.cost.self != null;
  });
  const weight = (each: Weighed | null): number =>
    each === null ? 0 : costed ? (each.cost.total ?? each.cost.self ?? 0) : Number(each.calls ?? 0);
  const self = (each: Weighed | null): number =>
    each === null ? 0 : costed ? (each.cost.self ?? 0) : Number(each.calls ?? 0);
  const heaviest = () =>
    graph.measured.reduce(
      (most, node) => Math.max(most, weight(graph.functionAt(node).head), weight(graph.functionAt(node).base)),
      0,
    );
  return {
    whole: costed && graph.whole > 0 ? graph.whole : heaviest(),
    ofFunction: ({ head, base }) => Math.max(weight(head), weight(base)),
    selfOfFunction: ({ head, base }) => Math.max(self(head), self(base)),
    ofCall: ({ head, base }) => Math.max(weight(head), weight(base)),
  };
}
