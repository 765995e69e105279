import type { FlameTree } from "#contract/answers.ts";

/** A run's call tree in typed arrays, with its children indexed. A node's children are `children[firstChild[n] .. firstChild[n + 1]]`. */
export interface StackTree {
  readonly frames: FlameTree["frames"];
  readonly size: number;
  readonly parents: Int32Array;
  /** Index into frames; -1 for the root. */
  readonly frameOf: Int32Array;
  readonly self: Float64Array;
  readonly total: Float64Array;
  readonly firstChild: Int32Array;
  readonly children: Int32Array;
}

/** Indexes the tree that the engine sent. Linear; 1,000,000 nodes take about as long as one frame of a film. */
export function stackTree(tree: FlameTree): StackTree {
  const size = tree.parents.length;
  return {
    frames: tree.frames,
    size,
    parents: tree.parents,
    frameOf: oneFramePerFunction(tree),
    self: tree.self,
    total: tree.total,
    ...childIndex(tree.parents),
  };
}

/** Counting sort of all nodes but the root by their parent. */
function childIndex(parents: Int32Array): Pick<StackTree, "firstChild" | "children"> {
  const size = parents.length;
  const firstChild = new Int32Array(size + 1);
  for (let node = 1; node < size; node++) firstChild[parents[node]! + 1]!++;
  for (let node = 0; node < size; node++) firstChild[node + 1]! += firstChild[node]!;
  const next = firstChild.slice(0, size);
  const children = new Int32Array(Math.max(0, size - 1));
  for (let node = 1; node < size; node++) children[next[parents[node]!]!++] = node;
  return { firstChild, children };
}

/** The frames of the nodes, with frames of one function made one: the first. */
function oneFramePerFunction({ frames, nodeFrames }: FlameTree): Int32Array {
  const firstOf = new Map<string, number>();
  const stands = frames.map(({ id }, index) => {
    const first = firstOf.get(id) ?? index;
    firstOf.set(id, first);
    return first;
  });
  if (firstOf.size === frames.length) return nodeFrames;
  return nodeFrames.map((frame) => (frame < 0 ? frame : stands[frame]!));
}
