import { entityKind } from "../facts/program.ts";
import { kind, kindName } from "../syntax/syntax-kinds.ts";
import { childOfKind, childrenOf, firstChild, lastChild, textOf } from "../syntax/syntax-tree.ts";
import { type Body, siteAt } from "./body.ts";
import { plainString } from "./constant-key.ts";
import { binaryMethods, evaluateOperand } from "./evaluate-operator.ts";

/** `a = b = value`; the variable of the value. */
export function runAssignment(body: Body, node: number): number {
  const { tree, names, statics } = body.file;
  const [target, source] = childrenOf(tree, node);
  if (target === undefined) return -1;
  if (source === undefined) return body.file.evaluate(body, target);
  if (tree.kinds[target] === kind.identifier && isAliasable(tree.kinds[source]!)) {
    const expression = statics.add(body.draft.index, source);
    if (expression >= 0) names.addEntity(body.scope, textOf(tree, target), [entityKind.alias, expression, 0]);
  }
  if (tree.kinds[target] === kind.identifier) noteExports(body, textOf(tree, target), source);
  const isChain = tree.kinds[source] === kind.assignment && childOfKind(tree, source, kind.type) < 0;
  const value = isChain ? runAssignment(body, source) : body.file.evaluate(body, source);
  body.file.assign(body, target, value);
  return value;
}

/** `__all__ = ["name"]`: what a star import of the module brings. */
function noteExports(body: Body, target: string, source: number) {
  const { tree, writer, names } = body.file;
  if (target !== "__all__" || body.scope.kind !== "module") return;
  const isList = tree.kinds[source] === kind.list || tree.kinds[source] === kind.tuple;
  const listed = isList ? childrenOf(tree, source).map((one) => plainString(textOf(tree, one))) : [null];
  for (const name of listed) names.addEntity(body.scope, target, [entityKind.exported, writer.string(name ?? "*"), 0]);
}

/** `Alias = other.Name`, `T = TypeVar(...)`, `Pair = Union[A, B]`, `Point = namedtuple(...)`. */
function isAliasable(source: number): boolean {
  return source === kind.identifier || source === kind.attribute || source === kind.call || source === kind.subscript;
}

/** `name: Type = value`, with or without the value. */
export function runAnnotated(body: Body, node: number) {
  const { tree, writer, statics } = body.file;
  const target = firstChild(tree, node);
  const type = childOfKind(tree, node, kind.type);
  const last = lastChild(tree, node);
  const given = last === type ? -1 : body.file.evaluate(body, last);
  const expression = statics.add(body.draft.index, type);
  const declared = expression < 0 ? -1 : writer.result("declared", expression);
  const value = writer.join([given, declared]);
  if (value >= 0 || last !== type) body.file.assign(body, target, value);
}

/** `target += value`. */
export function runAugmented(body: Body, node: number) {
  const { tree, writer } = body.file;
  const [target, operator, source] = childrenOf(tree, node);
  if (target === undefined || operator === undefined || source === undefined) return;
  noteExports(body, textOf(tree, target), source);
  const left = body.file.evaluate(body, target);
  const right = evaluateOperand(body, source);
  const method = binaryMethods[kindName(tree.kinds[operator]!).slice(0, -1)];
  if ((left < 0 && right < 0) || method === undefined) return;
  const result = writer.result("binary", left, right, writer.string(method), 1, siteAt(body, operator));
  body.file.assign(body, target, result);
}

/** `type Name = ...`. */
export function runTypeAlias(body: Body, node: number) {
  const { tree, names, statics } = body.file;
  const [left, right] = childrenOf(tree, node);
  if (left === undefined || right === undefined) return;
  const expression = statics.add(body.draft.index, right);
  if (expression >= 0) names.addEntity(body.scope, textOf(tree, left), [entityKind.alias, expression, 0]);
}
