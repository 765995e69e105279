import { kind } from "../syntax/syntax-kinds.ts";
import { firstChild, lastChild, type SyntaxTree, textOf } from "../syntax/syntax-tree.ts";
import type { Scope } from "./scope.ts";

/** The decorator expressions of a definition, first one first: nodes below `decorator`. */
export function decoratorExpressions(tree: SyntaxTree, scope: Scope): number[] {
  const found: number[] = [];
  if (scope.decorated < 0) return found;
  for (let child = scope.decorated + 1; child < scope.node; child = tree.after[child]!) {
    if (tree.kinds[child] === kind.decorator && lastChild(tree, child) >= 0) found.push(lastChild(tree, child));
  }
  return found;
}

/** The decorators' names as written, arguments left out: `functools.lru_cache` for `@functools.lru_cache(maxsize=3)`. */
export function decoratorNames(tree: SyntaxTree, scope: Scope): string[] {
  return decoratorExpressions(tree, scope).map((expression) => {
    const called = tree.kinds[expression] === kind.call ? firstChild(tree, expression) : expression;
    return textOf(tree, called);
  });
}
