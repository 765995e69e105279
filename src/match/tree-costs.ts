import type { FunctionTree } from "#model/measured-graph.ts";
import { treeTotals, walkTree } from "#model/walk-tree.ts";

/** Costs of functions and of calls between them, added up over whole stacks. */
export interface TreeCosts {
  readonly self: Float64Array;
  /** Counts a function once per stack, however deep the recursion. */
  readonly total: Float64Array;
  /** By `caller * functionCount + callee`; a call counts once per stack. */
  readonly edges: ReadonlyMap<number, number>;
}

/** Adds up a tree of functions. A comprehension is no call of the function that it folded into while that is running. */
export function treeCosts(tree: FunctionTree, functionCount: number): TreeCosts {
  const totals = treeTotals(tree, tree.self);
  const self = new Float64Array(functionCount);
  const total = new Float64Array(functionCount);
  const edges = new Map<number, number>();
  const onStack = new Int32Array(functionCount);
  const edgeDepth = new Map<number, number>();
  const edgeOf = new Float64Array(tree.parents.length).fill(-1);
  walkTree(tree, {
    enter(node) {
      const callee = tree.functions[node]!;
      if (callee < 0) return;
      const caller = tree.functions[tree.parents[node]!]!;
      self[callee]! += tree.self[node]!;
      if (caller >= 0 && !(tree.folded[node] === 1 && onStack[callee]! > 0)) {
        const edge = caller * functionCount + callee;
        const depth = edgeDepth.get(edge) ?? 0;
        if (depth === 0) edges.set(edge, (edges.get(edge) ?? 0) + totals[node]!);
        edgeDepth.set(edge, depth + 1);
        edgeOf[node] = edge;
      }
      if (onStack[callee] === 0) total[callee]! += totals[node]!;
      onStack[callee]!++;
    },
    leave(node) {
      const callee = tree.functions[node]!;
      if (callee >= 0) onStack[callee]!--;
      const edge = edgeOf[node]!;
      if (edge >= 0) edgeDepth.set(edge, edgeDepth.get(edge)! - 1);
    },
  });
  return { self, total, edges };
}
