import type { FlameTree } from "#contract/answers.ts";
import { outermostNodes } from "./outermost.ts";
import { type StackTree, stackTree } from "./stack-tree.ts";

const trees = new WeakMap<FlameTree, StackTree>();
const outermost = new WeakMap<StackTree, Uint8Array>();

/** The indexed tree of an answer, made once and shared by all views. */
export function stackTreeOf(flame: FlameTree): StackTree {
  const known = trees.get(flame) ?? stackTree(flame);
  trees.set(flame, known);
  return known;
}

/** The outermost nodes of a tree, found once and shared by all views. */
export function outermostOfTree(tree: StackTree): Uint8Array {
  const known = outermost.get(tree) ?? outermostNodes(tree);
  outermost.set(tree, known);
  return known;
}
