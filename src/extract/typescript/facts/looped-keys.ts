import { ts } from "ts-morph";
import { isFunctionWithBody } from "../survey/function-node.ts";
import { bare, type FactContext, propertyName, receiverOf } from "./fact-context.ts";

/** A longer list is a table of words, not of methods. */
const mostKeys = 128;

/** Methods that call their first argument with each element. */
const perElement = /^(forEach|map|flatMap|filter|some|every)$/;

/**
 * The strings that a key takes in a loop over a list written out: `["get", "put"].forEach((m) => { x[m] = f; })`, the
 * same with `for of`, and with `"get put".split(" ")`. Constants that hold the list are followed. Null when the key is
 * anything else.
 */
export function loopedKeys(key: ts.Expression, context: FactContext): readonly string[] | null {
  if (!ts.isIdentifier(key)) return null;
  const declaration = context.checker.symbolAt(key)?.valueDeclaration;
  const list = declaration === undefined ? null : loopedList(declaration);
  return list === null ? null : listedStrings(list, context);
}

/** What the loop that declares a variable goes over. */
function loopedList(declaration: ts.Declaration): ts.Expression | null {
  const { parent } = declaration;
  if (ts.isVariableDeclaration(declaration)) {
    return ts.isForOfStatement(parent.parent) && parent.parent.initializer === parent ? parent.parent.expression : null;
  }
  if (!ts.isParameter(declaration) || !isFunctionWithBody(parent)) return null;
  let value: ts.Node = parent;
  while (ts.isParenthesizedExpression(value.parent)) value = value.parent;
  const call = value.parent;
  if (!ts.isCallExpression(call) || call.arguments[0] !== value) return null;
  if ((parent as ts.FunctionLikeDeclaration).parameters[0] !== declaration) return null;
  const callee = bare(call.expression);
  return perElement.test(propertyName(callee) ?? "") ? receiverOf(callee) : null;
}

function listedStrings(list: ts.Expression, context: FactContext): readonly string[] | null {
  const core = bare(list);
  if (ts.isIdentifier(core)) {
    const declaration = context.checker.symbolAt(core)?.valueDeclaration;
    if (declaration === undefined || !ts.isVariableDeclaration(declaration)) return null;
    const isConstant = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
    const held = isConstant && declaration.initializer !== undefined ? bare(declaration.initializer) : null;
    return held === null || ts.isIdentifier(held) ? null : listedStrings(held, context);
  }
  if (ts.isCallExpression(core)) return splitStrings(core);
  if (!ts.isArrayLiteralExpression(core) || core.elements.length > mostKeys) return null;
  const texts = core.elements.flatMap((each) => (ts.isStringLiteralLike(each) ? [each.text] : []));
  return texts.length > 0 && texts.length === core.elements.length ? texts : null;
}

/** `"a b c".split(" ")`. */
function splitStrings(call: ts.CallExpression): readonly string[] | null {
  const callee = bare(call.expression);
  const text = receiverOf(callee);
  const [separator] = call.arguments;
  if (propertyName(callee) !== "split" || text === null || separator === undefined) return null;
  if (!ts.isStringLiteralLike(text) || !ts.isStringLiteralLike(separator)) return null;
  const texts = text.text.split(separator.text);
  return texts.length > mostKeys ? null : texts;
}
