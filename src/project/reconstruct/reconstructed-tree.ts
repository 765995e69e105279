import type { MeasuredGraph } from "#model/measured-graph.ts";
import { type CallEdges, callEdges } from "./call-edges.ts";
import { callerMix } from "./caller-mix.ts";
import { CostQueue } from "./cost-queue.ts";

/** Lighter parts of a reconstructed tree are not drawn: they are guesses about guesses. */
const lightestShare = 1 / 100_000;
const mostNodes = 100_000;

/** Parallel arrays; node 0 is the root with function -1, `nodes` index the graph's functions, a parent comes before its children. */
export interface ReconstructedTree {
  readonly parents: number[];
  readonly nodes: number[];
  readonly self: number[];
}

/**
 * A call tree put together from edges, for formats that keep no stacks (pstats, callgrind). A call costs what the profile
 * says it did, and splits into self cost and further calls as `callerMix` matched them. Further down the same call stands
 * at many places, and the profile doesn't say which of them made which further call. A function that is called at least
 * once an activation is given to all of them in proportion (as gprof does for everything: Graham, Kessler, McKusick 1982).
 * What is called more seldom is a choice (a dispatcher's target, a module that is imported): it goes to one place as a
 * whole, the dearest places choosing first, each the dearest that is left. So recursion ends, and self costs come close to
 * what was measured; where a profile's numbers don't add up, a way that ends takes the rest.
 *
 * Against whole stacks of the same run (tests of sqlparse and click under pytest, and rich; `test/perf/reconstruction/`),
 * 79 to 93 % of self cost lies at the right function, and 63 to 75 % below the right three callers; giving everything out in
 * proportion reached 13 to 59 % and 9 to 38 %. The split stays an assumption, and views say "reconstructed".
 */
export function reconstructedTree(graph: MeasuredGraph): ReconstructedTree {
  const least = graph.measure.whole * lightestShare;
  const calls = callEdges(graph, least);
  const spending = new Spending(
    calls,
    graph.functions.map(({ cost }) => cost.total ?? cost.self ?? 0),
  );
  const tree: ReconstructedTree = { parents: [-1], nodes: [-1], self: [0] };
  const edgeOf = [-1];
  const queue = new CostQueue();
  const add = (parent: number, edge: number, cost: number) => {
    const node = tree.parents.push(parent) - 1;
    tree.nodes.push(calls.edges[edge]!.callee);
    tree.self.push(cost); // its total for now; children are taken off below
    edgeOf.push(edge);
    queue.push(node, cost);
  };
  for (const [edge, { caller, total }] of calls.edges.entries()) if (caller < 0) add(0, edge, total);
  while (queue.size > 0 && tree.parents.length < mostNodes) {
    const node = queue.pop();
    for (const { edge, cost } of spending.below(edgeOf[node]!, tree.self[node]!, () => isOutermost(tree, node))) {
      if (cost < least) continue;
      tree.self[node]! -= cost;
      add(node, edge, cost);
    }
  }
  return tree;
}

/** Whether the function isn't on the stack already. */
function isOutermost({ parents, nodes }: ReconstructedTree, node: number): boolean {
  for (let above = parents[node]!; above > 0; above = parents[above]!) if (nodes[above] === nodes[node]) return false;
  return true;
}

interface Spent {
  readonly edge: number;
  readonly cost: number;
}

/** What each way into a function still has to spend at each way out. Made for a function when the tree first enters it. */
class Spending {
  readonly #calls: CallEdges;
  readonly #rowOf: Int32Array;
  readonly #totals: readonly number[];
  readonly #activations: Float64Array;
  /** Self cost of each way into a function that isn't at any place yet. */
  readonly #selfLeft: Float64Array;
  readonly #mixes = new Map<number, { readonly mix: Float64Array; readonly left: Float64Array }>();

  constructor(calls: CallEdges, totals: readonly number[]) {
    this.#calls = calls;
    this.#totals = totals;
    this.#selfLeft = Float64Array.from(calls.edges, ({ self }) => self);
    this.#activations = new Float64Array(totals.length);
    for (const { callee, calls: count } of calls.edges) this.#activations[callee]! += count ?? 0;
    this.#rowOf = new Int32Array(calls.edges.length);
    for (const into of calls.incoming) for (const [row, edge] of into.entries()) this.#rowOf[edge] = row;
  }

  /** The calls under one activation of an edge that costs `cost`. */
  below(edge: number, cost: number, isOutermost: () => boolean): Spent[] {
    const { edges, incoming, outgoing } = this.#calls;
    const { callee, total, self } = edges[edge]!;
    const out = outgoing[callee]!;
    if (out.length === 0 || total <= 0) return [];
    const { mix, left } = this.#mixOf(callee);
    const start = this.#rowOf[edge]! * out.length;
    const row = mix.subarray(start, start + out.length);
    const leftOfRow = left.subarray(start, start + out.length);
    const given = new Float64Array(out.length);
    let open = cost;
    // What runs inside itself is contained in its outermost activation, as the profile says; deeper ones get what is left.
    const dearest = leftOfRow.indexOf(Math.max(...leftOfRow));
    const inner = incoming[callee]!.length === 1 && edges[out[dearest]!]!.nests && isOutermost() ? dearest : -1;
    if (inner >= 0) {
      const most = edges[out[inner]!]!.measured * Math.min(1, cost / this.#totals[callee]!);
      given[inner] = Math.max(0, Math.min(open, leftOfRow[inner]!, most));
      leftOfRow[inner]! -= given[inner]!;
      open -= given[inner]!;
    }
    const rest = row.map((part, column) => (column === inner ? 0 : part));
    const others = rest.reduce((sum, each) => sum + each, 0);
    const own = self + others > 0 ? (open * self) / (self + others) : open;
    const isChoice = out.map((each) => this.#isChoice(each));
    const unspent = spend(given, rest, leftOfRow, isChoice, open - own);
    this.#selfLeft[edge]! -= own;
    const kept = Math.min(unspent, Math.max(0, this.#selfLeft[edge]!));
    this.#selfLeft[edge]! -= kept;
    // Ways that nest aren't given more than they cost, else recursion would have no end.
    const ends = rest.map((part, column) => (edges[out[column]!]!.nests ? 0 : part));
    const all = ends.reduce((sum, each) => sum + each, 0);
    if (all > 0) for (const [column, part] of ends.entries()) given[column]! += ((unspent - kept) * part) / all;
    return out.map((each, column) => ({ edge: each, cost: given[column]! }));
  }

  #mixOf(node: number) {
    const known = this.#mixes.get(node);
    if (known !== undefined) return known;
    const { edges, incoming, outgoing } = this.#calls;
    const mix = callerMix(
      incoming[node]!.map((edge) => edges[edge]!),
      outgoing[node]!.map((edge) => edges[edge]!),
    );
    const made = { mix, left: mix.slice() };
    this.#mixes.set(node, made);
    return made;
  }

  /** Whether the caller makes this call less than once an activation. A run that counts no calls doesn't tell: then it may. */
  #isChoice(edge: number): boolean {
    const { caller, calls } = this.#calls.edges[edge]!;
    return calls === null || calls < this.#activations[caller]!;
  }
}

/** Divides a budget over the ways out of one row, and takes it from what is left of them. Returns what found nothing left. */
function spend(
  given: Float64Array,
  row: Float64Array,
  left: Float64Array,
  isChoice: readonly boolean[],
  budget: number,
): number {
  const whole = row.reduce((sum, each) => sum + each, 0);
  if (whole <= 0) return budget;
  let open = budget;
  const give = (column: number, most: number) => {
    const cost = Math.min(open, most);
    given[column]! += cost;
    left[column]! -= cost;
    open -= cost;
  };
  for (const [column, part] of row.entries()) if (!isChoice[column]) give(column, (budget * part) / whole);
  const choices = [...row.keys()].filter((column) => row[column]! > 0 && isChoice[column] && left[column]! > 0);
  for (const column of choices.sort((a, b) => left[b]! - left[a]! || a - b)) {
    if (open <= 0) break;
    give(column, left[column]!);
  }
  return open;
}
