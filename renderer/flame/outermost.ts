import type { StackTree } from "./stack-tree.ts";

/**
 * Marks with 1 each node that no ancestor with the same frame lies above. Only these add to a function's total, since
 * recursion counts once per stack. One walk over the tree, depth first, without recursion of our own: stacks get deep.
 */
export function outermostNodes(tree: StackTree): Uint8Array {
  const { frameOf, firstChild, children } = tree;
  const outermost = new Uint8Array(tree.size);
  const onStack = new Int32Array(tree.frames.length);
  const path: number[] = [0];
  const nextChild = firstChild.slice(0, tree.size);
  while (path.length > 0) {
    const node = path[path.length - 1]!;
    if (nextChild[node]! < firstChild[node + 1]!) {
      const child = children[nextChild[node]!++]!;
      if (onStack[frameOf[child]!]!++ === 0) outermost[child] = 1;
      path.push(child);
    } else {
      path.pop();
      if (node !== 0) onStack[frameOf[node]!]!--;
    }
  }
  return outermost;
}

/** Self and total of each frame over the whole tree, in the order of the frames. Recursion counts once per stack. */
export interface FrameCosts {
  readonly self: Float64Array;
  readonly total: Float64Array;
}

/** What the tree says about each function. Linear. */
export function frameCosts(tree: StackTree, outermost: Uint8Array): FrameCosts {
  const self = new Float64Array(tree.frames.length);
  const total = new Float64Array(tree.frames.length);
  for (let node = 1; node < tree.size; node++) {
    const frame = tree.frameOf[node]!;
    self[frame]! += tree.self[node]!;
    if (outermost[node] === 1) total[frame]! += tree.total[node]!;
  }
  return { self, total };
}

/** The outermost nodes of one frame: where the search for its callers and callees starts. One pass, parents first. */
export function outermostOf(tree: StackTree, frame: number): number[] {
  const inside = new Uint8Array(tree.size);
  const nodes: number[] = [];
  for (let node = 1; node < tree.size; node++) {
    const isInside = inside[tree.parents[node]!] === 1;
    const isOwn = tree.frameOf[node] === frame;
    if (isOwn && !isInside) nodes.push(node);
    if (isOwn || isInside) inside[node] = 1;
  }
  return nodes;
}

/** The summed total of the stacks that pass one of the matching frames; a stack with several of them counts once. */
export function matchedTotal(tree: StackTree, matches: Uint8Array): number {
  const inside = new Uint8Array(tree.size);
  let sum = 0;
  for (let node = 1; node < tree.size; node++) {
    const parentInside = inside[tree.parents[node]!] === 1;
    const own = matches[tree.frameOf[node]!] === 1;
    if (own && !parentInside) sum += tree.total[node]!;
    if (own || parentInside) inside[node] = 1;
  }
  return sum;
}
