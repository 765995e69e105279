import { kind, kindName, token } from "../syntax/syntax-kinds.ts";
import { childrenOf, lastChild, textOf } from "../syntax/syntax-tree.ts";
import { type Body, siteAt } from "./body.ts";
import { plainString } from "./constant-key.ts";
import { prefixOf, withPrefix } from "./evaluate-string.ts";

/** The method behind each binary operator, without underscores. */
export const binaryMethods: Readonly<Record<string, string>> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "truediv",
  "//": "floordiv",
  "%": "mod",
  "@": "matmul",
  "&": "and",
  "|": "or",
  "^": "xor",
  "<<": "lshift",
  ">>": "rshift",
  "**": "pow",
};
const comparisonMethods = new Map([
  [token["<"], "__lt__"],
  [token["<="], "__le__"],
  [token["=="], "__eq__"],
  [token["!="], "__ne__"],
  [token["<>"], "__ne__"],
  [token[">"], "__gt__"],
  [token[">="], "__ge__"],
]);

/** What an operator is used on: of a literal only its kind counts, so that another number or text changes no call. */
export function evaluateOperand(body: Body, node: number): number {
  const { tree, writer } = body.file;
  if (tree.kinds[node] === kind.integer) return writer.result("integer", -1);
  const isPlain = tree.kinds[node] === kind.string && plainString(textOf(tree, node)) !== null;
  return isPlain ? writer.result("text", -1) : body.file.evaluate(body, node);
}

/** `left + right`. */
export function evaluateBinary(body: Body, node: number): number {
  const { tree, writer } = body.file;
  const [leftNode, operator, rightNode] = childrenOf(tree, node);
  if (leftNode === undefined || operator === undefined) return -1;
  const left = evaluateOperand(body, leftNode);
  const right = rightNode === undefined ? -1 : evaluateOperand(body, rightNode);
  const method = binaryMethods[kindName(tree.kinds[operator]!)];
  if ((left < 0 && right < 0) || method === undefined) return -1;
  const result = writer.result("binary", left, right, writer.string(method), 0, siteAt(body, operator));
  const isText = tree.kinds[leftNode] === kind.string;
  return isText ? withPrefix(body, result, prefixOf(textOf(tree, leftNode), textOf(tree, operator))) : result;
}

/** `a < b in c`: each pair by itself. The result is a truth value, of no interest. */
export function evaluateComparison(body: Body, node: number): number {
  const { tree, writer } = body.file;
  const [first, ...rest] = childrenOf(tree, node);
  let left = first === undefined ? -1 : evaluateOperand(body, first);
  for (let index = 0; index + 1 < rest.length; index += 2) {
    const operator = tree.kinds[rest[index]!]!;
    const right = evaluateOperand(body, rest[index + 1]!);
    const site = siteAt(body, rest[index]!);
    const method = comparisonMethods.get(operator);
    if (operator === token.in || operator === token["not in"]) {
      if (right >= 0) writer.emit("contains", right, left, site);
    } else if (method !== undefined && (left >= 0 || right >= 0)) {
      writer.emit("compare", left, right, writer.string(method), site);
    }
    left = right;
  }
  return -1;
}

/** `-x`, `~x`, `not x`. */
export function evaluateUnary(body: Body, node: number): number {
  const { tree, writer } = body.file;
  const operand = lastChild(tree, node);
  const value = operand < 0 ? -1 : body.file.evaluate(body, operand);
  if (value < 0) return -1;
  const site = siteAt(body, node);
  if (tree.kinds[node] === kind.not_operator) {
    writer.emit("test", value, site);
    return -1;
  }
  const operator = tree.kinds[node + 1];
  const method = operator === token["-"] ? "__neg__" : operator === token["+"] ? "__pos__" : "__invert__";
  return writer.result("unary", value, writer.string(method), site);
}
