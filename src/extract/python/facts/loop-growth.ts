import type { CostlyBuiltinFact, LoopFact } from "#model/complexity-facts.ts";
import { kind, token } from "../syntax/syntax-kinds.ts";
import { childOfKind, childrenOf, firstChild, lastChild, type SyntaxTree, textOf } from "../syntax/syntax-tree.ts";

/** Built-in functions that look at every item of their argument. */
const linearBuiltins = new Set(["sum", "min", "max", "any", "all", "list", "tuple", "set", "frozenset", "dict"]);
/** Methods of lists and strings that look at every item. */
const linearMethods = new Set(["index", "count", "insert", "remove", "join", "copy", "extend"]);
const higherOrder = new Set(["map", "filter", "functools.reduce", "reduce"]);

/** How often a `for` over an expression turns. */
export function loopGrowth(tree: SyntaxTree, over: number): LoopFact["growth"] {
  return isConstant(tree, over) ? "constant" : "linear";
}

/** Whether an expression has as many items as the source shows: a literal, or `range` of numbers. */
function isConstant(tree: SyntaxTree, over: number): boolean {
  switch (tree.kinds[over]) {
    case kind.list:
    case kind.tuple:
    case kind.set:
    case kind.dictionary:
      return childrenOf(tree, over).every((item) => {
        return tree.kinds[item] !== kind.list_splat && tree.kinds[item] !== kind.dictionary_splat;
      });
    case kind.string:
      return true;
    case kind.call: {
      const name = textOf(tree, firstChild(tree, over));
      const given = positionalArguments(tree, over);
      if (name === "range") return given.every((item) => tree.kinds[item] === kind.integer);
      return (name === "enumerate" || name === "reversed") && given[0] !== undefined && isConstant(tree, given[0]);
    }
    default:
      return false;
  }
}

/** Whether a `while` shrinks its range by a factor each time (`n //= 2`, `mid = (low + high) // 2`), as far as the body shows. */
export function whileGrowth(tree: SyntaxTree, loop: number): LoopFact["growth"] {
  const { kinds, after } = tree;
  for (let node = loop + 1; node < after[loop]!; node++) {
    const own = kinds[node];
    if (own === kind.augmented_assignment && halves(tree, node, [token["//="], token[">>="]])) return "halving";
    if (own === kind.binary_operator && halves(tree, node, [token["//"], token[">>"]])) return "halving";
  }
  return "unknown";
}

function halves(tree: SyntaxTree, node: number, operators: readonly number[]): boolean {
  const [, operator, by] = childrenOf(tree, node);
  if (operator === undefined || by === undefined) return false;
  return operators.includes(tree.kinds[operator]!) && tree.kinds[by] === kind.integer;
}

/** The collection that `map`, `filter`, `reduce` or a `key=` function is called for, or -1. */
export function higherOrderArgument(tree: SyntaxTree, call: number): number {
  const callee = firstChild(tree, call);
  const name = textOf(tree, callee);
  if (higherOrder.has(name)) return positionalArguments(tree, call)[1] ?? -1;
  if (name === "sorted" || name === "min" || name === "max")
    return hasKeyword(tree, call, "key") ? (positionalArguments(tree, call)[0] ?? -1) : -1;
  const sorts = tree.kinds[callee] === kind.attribute && textOf(tree, lastChild(tree, callee)) === "sort";
  return sorts && hasKeyword(tree, call, "key") ? firstChild(tree, callee) : -1;
}

/** What a call to a built-in costs by itself; null when it doesn't grow or isn't known. */
export function builtinCost(
  tree: SyntaxTree,
  call: number,
): Pick<CostlyBuiltinFact, "name" | "growth" | "over"> | null {
  const callee = firstChild(tree, call);
  if (tree.kinds[callee] === kind.identifier) {
    const name = textOf(tree, callee);
    if (name !== "sorted" && !linearBuiltins.has(name)) return null;
    const given = positionalArguments(tree, call);
    if (given[0] === undefined || isComprehension(tree, given[0])) return null;
    if (name === "sorted") return { name, growth: "linearithmic", over: shortened(tree, given[0]) };
    return given.length === 1 ? { name, growth: "linear", over: shortened(tree, given[0]) } : null;
  }
  if (tree.kinds[callee] !== kind.attribute) return null;
  const name = textOf(tree, lastChild(tree, callee));
  if (name !== "sort" && !linearMethods.has(name)) return null;
  if (name === "join") {
    const [given] = positionalArguments(tree, call);
    if (given !== undefined) return { name, growth: "linear", over: shortened(tree, given) };
  }
  const over = shortened(tree, firstChild(tree, callee));
  return { name, growth: name === "sort" ? "linearithmic" : "linear", over };
}

/** Source text of an expression in one line, at most 60 characters. */
export function shortened(tree: SyntaxTree, node: number): string {
  const text = textOf(tree, node).replace(/\s+/g, " ");
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

function positionalArguments(tree: SyntaxTree, call: number): number[] {
  const list = childOfKind(tree, call, kind.argument_list);
  if (list < 0) return childrenOf(tree, call).slice(1);
  return childrenOf(tree, list).filter((item) => {
    return tree.kinds[item] !== kind.keyword_argument && tree.kinds[item] !== kind.dictionary_splat;
  });
}

function hasKeyword(tree: SyntaxTree, call: number, name: string): boolean {
  const list = childOfKind(tree, call, kind.argument_list);
  if (list < 0) return false;
  return childrenOf(tree, list).some((item) => {
    return tree.kinds[item] === kind.keyword_argument && textOf(tree, firstChild(tree, item)) === name;
  });
}

function isComprehension(tree: SyntaxTree, node: number): boolean {
  return tree.kinds[node] === kind.generator_expression || tree.kinds[node] === kind.list_comprehension;
}
