import { kind } from "../syntax/syntax-kinds.ts";
import { firstChild, lastChild, type SyntaxTree } from "../syntax/syntax-tree.ts";

/**
 * Where a call stands: at the name that is called (`c` in `a.b().c()`), so that calls in one chain differ. What is
 * called without a name (`f()()`) stands at the start of the expression.
 */
export function callSiteOffset(tree: SyntaxTree, call: number): number {
  const callee = firstChild(tree, call);
  if (callee < 0) return tree.starts[call]!;
  return tree.starts[tree.kinds[callee] === kind.attribute ? lastChild(tree, callee) : callee]!;
}
