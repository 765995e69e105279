import type { JoinedGraph } from "./joined-graph.ts";

/** Below this share of the run the project is a detail of something else, and that is shown as well. */
const leastShare = 0.05;

/**
 * Library functions that no function of the project calls, however far down: the runtime around the project. It starts the
 * program, loads modules and drives callbacks, and fills the picture of a run without telling anything of the project.
 * Empty where the project has next to no part in the run, and without a run.
 */
export function runtimeAround(graph: JoinedGraph): ReadonlySet<number> {
  const own = graph.measured.filter((node) => !graph.labelAt(node).external);
  const heaviest = own.reduce((most, node) => Math.max(most, totalAt(graph, node)), 0);
  if (heaviest < graph.whole * leastShare || own.length === 0) return new Set();
  const reached = new Set(own);
  const open = [...own];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const call of graph.outgoing(node)) {
      const { callee, head, base } = graph.callAt(call);
      if ((head === null && base === null) || reached.has(callee)) continue;
      reached.add(callee);
      open.push(callee);
    }
  }
  return new Set(graph.measured.filter((node) => !reached.has(node)));
}

function totalAt(graph: JoinedGraph, node: number): number {
  const { head, base } = graph.functionAt(node);
  return Math.max(head?.cost.total ?? head?.cost.self ?? 0, base?.cost.total ?? base?.cost.self ?? 0);
}
