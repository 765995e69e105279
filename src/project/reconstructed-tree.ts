import { strongComponents } from "#complexity/strong-components.ts";
import type { Count } from "#model/measure.ts";
import type { MeasuredGraph } from "#model/measured-graph.ts";

/** Deeper or lighter parts of a reconstructed tree are not drawn: they are guesses about guesses. */
const lightestShare = 1 / 20_000;
const mostNodes = 100_000;

/** Parallel arrays; node 0 is the root with function -1, `nodes` index the graph's functions, a parent comes before its children. */
export interface ReconstructedTree {
  readonly parents: number[];
  readonly nodes: number[];
  readonly self: number[];
}

interface Callee {
  readonly to: number;
  /** Cost of the edge, outermost calls of this pair alone. */
  readonly total: number;
  /** True when the pair called itself again inside: that inner cost is counted once in `total`, and is unknown. */
  readonly nests: boolean;
}

/**
 * A call tree put together from edges, for formats that keep no stacks (pstats, callgrind). What a function costs under
 * one caller is known from the edge; what its callees cost under that caller is not, and is assumed to be in proportion
 * (as gprof does: Graham, Kessler, McKusick 1982).
 *
 * Recursion breaks proportion: the callees of a function that called itself through others cost more than it did, since
 * each counts from its own outermost call. Take `exec`, which ran the program (10 s), in which imports ran `exec` again for
 * two modules (3 s, 2 s). So each callee has as much to give as its edge cost, once for each outermost entry of the caller;
 * the dearest is taken first, as it holds the others, and last what doesn't tell where its cost went; what is left is given where the caller is entered again deeper. An
 * edge that nests in itself may be walked again beyond what it cost, but only where that led to something new. Totals never
 * exceed the whole; the split is an assumption, and views say "reconstructed".
 */
export function reconstructedTree(graph: MeasuredGraph): ReconstructedTree {
  const costs = graph.functions.map(({ cost }) => ({ self: cost.self ?? 0, total: cost.total ?? cost.self ?? 0 }));
  const callees = calleesOf(graph);
  const tree: ReconstructedTree = { parents: [-1], nodes: [-1], self: [0] };
  const least = graph.measure.whole * lightestShare;
  const path = new OpenCalls(costs, callees);
  // Depth first with an explicit stack: profiles of recursive programs are deep. `news` counts the nodes above that took
  // from what an edge had to give.
  const work: { readonly node: number; readonly index: number; readonly news: number; leave: boolean }[] = [];
  const add = (parent: number, index: number, cost: number, news: number) => {
    tree.nodes.push(index);
    tree.self.push(cost); // its total for now; children are taken off below
    return { node: tree.parents.push(parent) - 1, index, news, leave: false };
  };
  let rest = graph.measure.whole;
  for (const { index, cost } of entries(costs, callees, least)) {
    if (rest < least) break;
    work.push(add(0, index, Math.min(cost, rest), 1));
    rest -= cost;
  }
  work.reverse();
  while (work.length > 0) {
    const step = work.pop()!;
    if (step.leave) {
      path.leave(step.index);
      continue;
    }
    work.push({ ...step, leave: true });
    const cost = tree.self[step.node]!;
    const children = path.enter(step.index, cost, step.news, least).map((child) => {
      if (tree.parents.length >= mostNodes) return null;
      tree.self[step.node]! -= child.cost;
      return add(step.node, child.to, child.cost, step.news + Number(child.isNew));
    });
    for (const child of children.reverse()) if (child !== null) work.push(child);
  }
  return tree;
}

function calleesOf(graph: MeasuredGraph): Callee[][] {
  const number = new Map(graph.functions.map((one, index) => [one.id, index]));
  const callees: Callee[][] = graph.functions.map(() => []);
  const isRecursive = graph.functions.map((one) => isFewer(one.primitiveCalls, one.calls));
  for (const { caller, callee, cost, calls, primitiveCalls } of graph.calls) {
    const from = number.get(caller);
    const to = number.get(callee);
    if (from === undefined || to === undefined || from === to || cost.total === null) continue;
    const nests = primitiveCalls === null ? isRecursive[from]! && isRecursive[to]! : isFewer(primitiveCalls, calls);
    callees[from]!.push({ to, total: cost.total, nests });
  }
  // Where `sum(f(x) for x in xs)` folds the comprehension into its function, nothing tells what `sum` spent its time in: a
  // callee counts for as much as its own cost and its callees explain.
  const explained = callees.map((list, index) =>
    list.reduce((sum, { total }) => sum + total, graph.functions[index]!.cost.self ?? 0),
  );
  const weight = ({ to, total }: Callee) => Math.min(total, explained[to]!);
  return callees.map((list) => list.toSorted((a, b) => weight(b) - weight(a) || a.to - b.to));
}

function isFewer(primitiveCalls: Count | null, calls: Count | null): boolean {
  return primitiveCalls !== null && calls !== null && primitiveCalls < calls;
}

interface FunctionCosts {
  readonly self: number;
  readonly total: number;
}

/**
 * What nobody in the run called: of each circle of callers the dearest member (of equals the one that the others
 * explain least), with what doesn't come from outside the circle.
 */
function entries(costs: readonly FunctionCosts[], callees: readonly (readonly Callee[])[], least: number) {
  const circles = strongComponents(callees.map((list) => list.map(({ to }) => to)));
  const circleOf = new Int32Array(costs.length);
  for (const [circle, members] of circles.entries()) for (const member of members) circleOf[member] = circle;
  const fromOutside = new Float64Array(circles.length);
  const unexplained = Float64Array.from(costs, ({ total }) => total);
  for (const [from, list] of callees.entries())
    for (const { to, total } of list) {
      unexplained[to]! -= total;
      if (circleOf[from] !== circleOf[to]) fromOutside[circleOf[to]!]! += total;
    }
  return circles
    .map((members, circle) => {
      const index = members.reduce((first, one) => {
        const more = costs[one]!.total - costs[first]!.total;
        return more > 0 || (more === 0 && unexplained[one]! > unexplained[first]!) ? one : first;
      });
      const { total } = costs[index]!;
      return { index, total, cost: total - fromOutside[circle]! };
    })
    .filter(({ cost, total }) => cost > Math.max(least, total * 0.01))
    .sort((a, b) => b.cost - a.cost || a.index - b.index);
}

interface Child {
  readonly to: number;
  readonly cost: number;
  /** False where an edge was walked beyond what it cost. */
  readonly isNew: boolean;
}

/** The functions on the stack, with what their edges have left to give. */
class OpenCalls {
  readonly #costs: readonly FunctionCosts[];
  readonly #callees: readonly (readonly Callee[])[];
  /** For each function that is entered, its outermost entry's share of its own cost and of each callee, less what was taken. */
  readonly #left = new Map<number, { self: number; readonly callees: Float64Array }>();
  /** How much was new above each entry of a function that is on the stack. */
  readonly #news = new Map<number, number[]>();

  constructor(costs: readonly FunctionCosts[], callees: readonly (readonly Callee[])[]) {
    this.#costs = costs;
    this.#callees = callees;
  }

  /** Enters a function at a cost, and gives its callees, dearest first; together they leave it its share of self cost. */
  enter(index: number, cost: number, news: number, least: number): Child[] {
    const { self, total } = this.#costs[index]!;
    const entered = this.#news.get(index);
    if (entered === undefined) this.#news.set(index, [news]);
    else entered.push(news);
    if (total <= 0) return [];
    const callees = this.#callees[index]!;
    const share = Math.min(1, cost / total);
    let left = this.#left.get(index);
    if (left === undefined) {
      left = { self: self * share, callees: Float64Array.from(callees, (callee) => callee.total * share) };
      this.#left.set(index, left);
    }
    const own = Math.min(left.self, self * share);
    left.self -= own;
    let budget = Math.max(0, cost - own);
    const taken = new Float64Array(callees.length);
    const children: Child[] = [];
    for (const [at, { to }] of callees.entries()) {
      const most = Math.min(left.callees[at]!, budget);
      if (most < least) continue;
      left.callees[at]! -= most;
      budget -= most;
      taken[at] = most;
      children.push({ to, cost: most, isNew: true });
    }
    return entered === undefined || budget < least
      ? children
      : [...children, ...this.#again(callees, taken, budget, news, least)];
  }

  leave(index: number): void {
    const entered = this.#news.get(index)!;
    entered.pop();
    if (entered.length > 0) return;
    this.#news.delete(index);
    this.#left.delete(index);
  }

  /** Edges that nest in themselves, in proportion, where the way here met something new since the callee was entered. */
  #again(callees: readonly Callee[], taken: Float64Array, budget: number, news: number, least: number): Child[] {
    const open = callees.filter(
      ({ to, nests }, at) => nests && taken[at] === 0 && news > (this.#news.get(to)?.at(-1) ?? 0),
    );
    const sum = open.reduce((all, { total }) => all + total, 0);
    return open
      .map(({ to, total }) => ({ to, cost: Math.min(total, (budget * total) / sum), isNew: false }))
      .filter(({ cost }) => cost >= least);
  }
}
