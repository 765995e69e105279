import type { CallTree } from "#model/imported-profile.ts";
import { PairIndex } from "./pair-index.ts";

/** Self and total in one measure, by frame or by edge. */
export interface CostArrays {
  readonly self: Float64Array;
  readonly total: Float64Array;
  /** The part of self that arose where the frame or edge wasn't on the stack already: no recursion. */
  readonly outermost: Float64Array;
}

/** What a call tree says about its frames and the calls between them. One `CostArrays` for each measure. */
export interface TreeCosts {
  readonly wholes: readonly number[];
  readonly frames: readonly CostArrays[];
  readonly callers: Int32Array;
  readonly callees: Int32Array;
  readonly edges: readonly CostArrays[];
}

/**
 * Sums a call tree up. A stack counts once for each function on it and once for each call on it, however often they
 * repeat: a node adds to its function only when the function isn't among its ancestors (the rule of Firefox Profiler
 * and pprof). Walks without recursion, so depth doesn't matter; linear in the nodes.
 */
export function treeCosts(tree: CallTree, frameCount: number): TreeCosts {
  const edgeIndex = new PairIndex();
  const edgeOfNode = nodeEdges(tree, edgeIndex);
  const walk = treeWalk(tree.parents);
  const results = tree.self.map((self) =>
    sumUp(tree, self, { frameCount, edgeCount: edgeIndex.size, edgeOfNode, walk }),
  );
  return {
    wholes: results.map(({ whole }) => whole),
    frames: results.map(({ frames }) => frames),
    callers: edgeIndex.firsts(),
    callees: edgeIndex.seconds(),
    edges: results.map(({ edges }) => edges),
  };
}

/** The number of the edge that leads to each node; -1 at the root and below it. */
function nodeEdges({ parents, frames }: CallTree, index: PairIndex): Int32Array {
  const edges = new Int32Array(parents.length).fill(-1);
  for (let node = 1; node < parents.length; node++) {
    const caller = frames[parents[node] as number] as number;
    if (caller !== -1) edges[node] = index.number(caller, frames[node] as number);
  }
  return edges;
}

/** Every node twice, depth first: its number when entered, the complement (~) of it when left. */
function treeWalk(parents: Int32Array): Int32Array {
  const size = parents.length;
  const firstChild = new Int32Array(size).fill(-1);
  const nextSibling = new Int32Array(size).fill(-1);
  for (let node = size - 1; node > 0; node--) {
    const parent = parents[node] as number;
    nextSibling[node] = firstChild[parent] as number;
    firstChild[parent] = node;
  }
  const walk = new Int32Array(Math.max(0, size - 1) * 2);
  let length = 0;
  let node = size === 0 ? -1 : (firstChild[0] as number);
  while (node > 0) {
    walk[length++] = node;
    let next = firstChild[node] as number;
    while (next === -1 && node > 0) {
      walk[length++] = ~node;
      next = nextSibling[node] as number;
      node = parents[node] as number;
    }
    node = next;
  }
  return walk;
}

interface SumPlan {
  readonly frameCount: number;
  readonly edgeCount: number;
  readonly edgeOfNode: Int32Array;
  readonly walk: Int32Array;
}

function sumUp({ parents, frames }: CallTree, self: Float64Array, plan: SumPlan) {
  const total = nodeTotals(parents, self);
  const frameCosts = emptyCosts(plan.frameCount);
  const edgeCosts = emptyCosts(plan.edgeCount);
  const frameDepth = new Int32Array(plan.frameCount);
  const edgeDepth = new Int32Array(plan.edgeCount);
  for (const step of plan.walk) {
    const leaving = step < 0;
    const node = leaving ? ~step : step;
    const frame = frames[node] as number;
    const edge = plan.edgeOfNode[node] as number;
    if (leaving) {
      frameDepth[frame] = (frameDepth[frame] as number) - 1;
      if (edge !== -1) edgeDepth[edge] = (edgeDepth[edge] as number) - 1;
      continue;
    }
    enter(frameCosts, frameDepth, frame, self[node] as number, total[node] as number);
    if (edge !== -1) enter(edgeCosts, edgeDepth, edge, self[node] as number, total[node] as number);
  }
  return { whole: total[0] ?? 0, frames: frameCosts, edges: edgeCosts };
}

function emptyCosts(length: number): CostArrays {
  return { self: new Float64Array(length), total: new Float64Array(length), outermost: new Float64Array(length) };
}

function enter(costs: CostArrays, depth: Int32Array, index: number, self: number, total: number): void {
  costs.self[index] = (costs.self[index] as number) + self;
  if (depth[index] === 0) {
    costs.total[index] = (costs.total[index] as number) + total;
    costs.outermost[index] = (costs.outermost[index] as number) + self;
  }
  depth[index] = (depth[index] as number) + 1;
}

/** Own cost plus that of everything below; works since parents come before their children. */
function nodeTotals(parents: Int32Array, self: Float64Array): Float64Array {
  const totals = Float64Array.from(self);
  for (let node = totals.length - 1; node > 0; node--) {
    const parent = parents[node] as number;
    totals[parent] = (totals[parent] as number) + (totals[node] as number);
  }
  return totals;
}
