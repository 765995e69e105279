import type { MeasuredGraph } from "#model/measured-graph.ts";

/** Deeper or lighter parts of a reconstructed tree are not drawn: they are guesses about guesses. */
const lightestShare = 1 / 5_000;
const mostNodes = 100_000;

/**
 * A call tree put together from edges, for formats that keep no stacks (pstats, callgrind). What a function costs under
 * one caller is known from the edge; what its callees cost under that caller is not, and is assumed to be in proportion.
 * A function that is on the stack already is not entered again: its cost stays with its outermost occurrence. So totals
 * never exceed the whole, but the split between equal callees under different callers is an assumption: views say
 * "reconstructed".
 *
 * @returns parallel arrays; node 0 is the root with function -1, `nodes` index `graph.functions`
 */
export function reconstructedTree(graph: MeasuredGraph): { parents: number[]; nodes: number[]; self: number[] } {
  const number = new Map(graph.functions.map((one, index) => [one.id, index]));
  const totalOf = (index: number) => graph.functions[index]!.cost.total ?? graph.functions[index]!.cost.self ?? 0;
  const callees: { to: number; total: number }[][] = graph.functions.map(() => []);
  const incoming = new Float64Array(graph.functions.length);
  for (const call of graph.calls) {
    const from = number.get(call.caller);
    const to = number.get(call.callee);
    if (from === undefined || to === undefined || from === to) continue;
    callees[from]!.push({ to, total: call.cost.total ?? 0 });
    incoming[to]! += call.cost.total ?? 0;
  }
  const tree = { parents: [-1], nodes: [-1], self: [0] };
  const least = graph.measure.whole * lightestShare;
  const onStack = new Uint8Array(graph.functions.length);
  // Depth first with an explicit stack: profiles of recursive programs are deep.
  const work: { node: number; index: number; leave: boolean }[] = [];
  const enter = (parent: number, index: number, cost: number) => {
    const node = tree.parents.push(parent) - 1;
    tree.nodes.push(index);
    tree.self.push(cost); // total for now; children are taken off below
    work.push({ node, index, leave: false });
  };
  for (const index of graph.functions.keys()) {
    const own = totalOf(index) - incoming[index]!;
    if (own > Math.max(least, totalOf(index) * 0.01)) enter(0, index, own);
  }
  while (work.length > 0) {
    const step = work.pop()!;
    if (step.leave) {
      onStack[step.index] = 0;
      continue;
    }
    if (onStack[step.index] === 1) continue;
    onStack[step.index] = 1;
    work.push({ ...step, leave: true });
    expand(step.node, step.index);
  }
  return tree;

  function expand(node: number, index: number): void {
    const whole = totalOf(index);
    if (whole <= 0) return;
    const share = tree.self[node]! / whole;
    for (const { to, total } of callees[index]!) {
      const cost = Math.min(total * share, tree.self[node]!);
      if (onStack[to] === 1 || cost < least || tree.parents.length >= mostNodes) continue;
      tree.self[node]! -= cost;
      enter(node, to, cost);
    }
  }
}
