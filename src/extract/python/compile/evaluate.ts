import { kind, token } from "../syntax/syntax-kinds.ts";
import { childOfKind, childrenOf, firstChild, lastChild, textOf } from "../syntax/syntax-tree.ts";
import { type Body, siteAt } from "./body.ts";
import { evaluateAttribute, evaluateSubscript } from "./evaluate-access.ts";
import { evaluateCall } from "./evaluate-call.ts";
import { evaluateComprehension } from "./evaluate-comprehension.ts";
import { evaluateDictionary, evaluateDisplay } from "./evaluate-display.ts";
import { evaluateLambda } from "./evaluate-lambda.ts";
import { evaluateBinary, evaluateComparison, evaluateUnary } from "./evaluate-operator.ts";
import { evaluateString } from "./evaluate-string.ts";
import { narrowed } from "./narrowing.ts";
import { readName } from "./read-name.ts";

/** Turns an expression into operations; the variable of its value, or -1 when that is of no interest. */
export function evaluate(body: Body, node: number): number {
  const { tree, writer } = body.file;
  switch (tree.kinds[node]) {
    case kind.identifier:
      return readName(body, textOf(tree, node));
    case kind.attribute:
      return evaluateAttribute(body, node);
    case kind.call:
      return evaluateCall(body, node);
    case kind.subscript:
      return evaluateSubscript(body, node);
    case kind.string:
    case kind.concatenated_string:
      return evaluateString(body, node);
    case kind.integer: {
      const text = textOf(tree, node);
      return /^\d{1,3}$/.test(text) ? writer.result("integer", Number(text)) : -1;
    }
    case kind.tuple:
    case kind.expression_list:
    case kind.list:
    case kind.set:
      return evaluateDisplay(body, node);
    case kind.dictionary:
      return evaluateDictionary(body, node);
    case kind.list_comprehension:
    case kind.set_comprehension:
    case kind.dictionary_comprehension:
    case kind.generator_expression:
      return evaluateComprehension(body, node);
    case kind.lambda:
      return evaluateLambda(body, node);
    case kind.binary_operator:
      return evaluateBinary(body, node);
    case kind.comparison_operator:
      return evaluateComparison(body, node);
    case kind.not_operator:
    case kind.unary_operator:
      return evaluateUnary(body, node);
    case kind.boolean_operator:
      return evaluateBoolean(body, node);
    case kind.conditional_expression:
      return evaluateConditional(body, node);
    case kind.named_expression: {
      const value = evaluate(body, lastChild(tree, node));
      body.file.assign(body, firstChild(tree, node), value);
      return value;
    }
    case kind.await: {
      const value = evaluate(body, firstChild(tree, node));
      return value < 0 ? -1 : writer.result("wait", value, siteAt(body, node));
    }
    case kind.yield:
      return evaluateYield(body, node);
    case kind.assignment: // the value of `a = b = c`
      body.file.run(body, node);
      return evaluate(body, firstChild(tree, node));
    default:
      return evaluateParts(body, node);
  }
}

/** Brackets, slices, and what isn't Python: the value of the last part. */
function evaluateParts(body: Body, node: number): number {
  const { tree } = body.file;
  let value = -1;
  for (const child of childrenOf(tree, node)) {
    if (tree.kinds[child]! <= kind.exec_statement) value = evaluate(body, child);
  }
  return tree.kinds[node] === kind.slice ? -1 : value;
}

function evaluateBoolean(body: Body, node: number): number {
  const { tree, writer } = body.file;
  const [left, operator, right] = childrenOf(tree, node);
  if (left === undefined || operator === undefined || right === undefined) return -1;
  const first = evaluate(body, left);
  let second = -1;
  const branch = body.env.branch(() => {
    if (tree.kinds[operator] === token.and) narrowed(body, left);
    second = evaluate(body, right);
    return false;
  });
  body.env.merge([branch, { changes: new Map(), ends: false }], (all) => writer.join(all));
  return writer.join([first, second]);
}

function evaluateConditional(body: Body, node: number): number {
  const { tree, writer } = body.file;
  const [yes, condition, no] = childrenOf(tree, node);
  if (yes === undefined || condition === undefined || no === undefined) return -1;
  const tested = evaluate(body, condition);
  if (tested >= 0) writer.emit("test", tested, siteAt(body, condition));
  let first = -1;
  body.env.branch(() => {
    narrowed(body, condition);
    first = evaluate(body, yes);
    return false;
  });
  return writer.join([first, evaluate(body, no)]);
}

function evaluateYield(body: Body, node: number): number {
  const { tree, writer } = body.file;
  const value = lastChild(tree, node);
  if (value < 0 || tree.kinds[value] === token.from) return -1;
  const given = evaluate(body, value);
  if (given < 0) return -1;
  if (childOfKind(tree, node, token.from) < 0) writer.copy(body.draft.yielded, given);
  else writer.copy(body.draft.yielded, writer.result("iterate", given, siteAt(body, value), 0));
  return -1;
}
