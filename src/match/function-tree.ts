import type { CallTree } from "#model/imported-profile.ts";
import type { FunctionTree } from "#model/measured-graph.ts";

/** One thread's tree and what its frames are. */
export interface ThreadTree {
  readonly tree: CallTree;
  readonly self: Float64Array;
  /** The function of each frame, as an index. */
  readonly functions: readonly number[];
  /** Whether a frame is a comprehension that folded into its function. */
  readonly folded: readonly boolean[];
}

/** Puts the trees of all threads together: equal stacks of functions become one node. Linear in the nodes. */
export function functionTree(threads: readonly ThreadTree[], functionCount: number): FunctionTree {
  const most = threads.reduce((sum, { tree }) => sum + tree.parents.length, 1);
  const parents = new Int32Array(most);
  const functions = new Int32Array(most);
  const folded = new Uint8Array(most);
  const self = new Float64Array(most);
  const nodeByKey = new Map<number, number>();
  parents[0] = -1;
  functions[0] = -1;
  let count = 1;
  for (const thread of threads) {
    const { tree } = thread;
    const nodes = new Int32Array(tree.parents.length);
    for (let node = 0; node < nodes.length; node++) {
      const frame = tree.frames[node]!;
      const parent = node === 0 ? 0 : nodes[tree.parents[node]!]!;
      nodes[node] = frame < 0 ? parent : child(parent, thread.functions[frame]!, thread.folded[frame]!);
      self[nodes[node]!]! += thread.self[node]!;
    }
  }
  return {
    parents: parents.slice(0, count),
    functions: functions.slice(0, count),
    folded: folded.slice(0, count),
    self: self.slice(0, count),
  };

  function child(parent: number, index: number, isFolded: boolean): number {
    const key = (parent * functionCount + index) * 2 + (isFolded ? 1 : 0);
    const known = nodeByKey.get(key);
    if (known !== undefined) return known;
    nodeByKey.set(key, count);
    parents[count] = parent;
    functions[count] = index;
    folded[count] = isFolded ? 1 : 0;
    return count++;
  }
}
