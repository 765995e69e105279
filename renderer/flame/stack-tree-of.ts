import type { FlameTree } from "#contract/answers.ts";
import { type StackTree, stackTree } from "./stack-tree.ts";

const trees = new WeakMap<FlameTree, StackTree>();

/** The indexed tree of an answer, made once and shared by all views. */
export function stackTreeOf(flame: FlameTree): StackTree {
  const known = trees.get(flame) ?? stackTree(flame);
  trees.set(flame, known);
  return known;
}
