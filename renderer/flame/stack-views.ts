import { outermostOf } from "./outermost.ts";
import type { StackTree } from "./stack-tree.ts";
import { type Unfolding, unfolding } from "./unfolding.ts";

/** The tree as it was measured: who called whom from the top. */
export function topDown(tree: StackTree, foldRecursion: boolean, order: "cost" | "time" = "cost"): Unfolding {
  return unfolding(tree, { frame: -1, nodes: [0], weights: null }, { direction: "callees", foldRecursion, order });
}

/** The inverted tree: each function with cost of its own, below it who called it for that cost. */
export function bottomUp(tree: StackTree, foldRecursion: boolean): Unfolding {
  let count = 0;
  for (let node = 1; node < tree.size; node++) if (tree.self[node]! > 0) count++;
  const [nodes, weights] = [new Int32Array(count), new Float64Array(count)];
  let at = 0;
  for (let node = 1; node < tree.size; node++) {
    if (tree.self[node]! <= 0) continue;
    nodes[at] = node;
    weights[at++] = tree.self[node]!;
  }
  return unfolding(tree, { frame: -1, nodes, weights }, { direction: "callers", foldRecursion });
}

/** Who called a function, for how much of its total. The search starts at the outermost occurrence in each stack. */
export function callersOf(tree: StackTree, frame: number, foldRecursion: boolean): Unfolding {
  const nodes = outermostOf(tree, frame);
  return unfolding(tree, { frame, nodes, weights: null }, { direction: "callers", foldRecursion });
}

/** What a function called, all its outermost occurrences merged. */
export function calleesOf(tree: StackTree, frame: number, foldRecursion: boolean): Unfolding {
  const nodes = outermostOf(tree, frame);
  return unfolding(tree, { frame, nodes, weights: null }, { direction: "callees", foldRecursion });
}
