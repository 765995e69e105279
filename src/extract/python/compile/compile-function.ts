import { decoratorExpressions, decoratorNames } from "../facts/decorator-names.ts";
import { FlowEnvironment } from "../facts/flow-environment.ts";
import { entityKind, mark } from "../facts/program.ts";
import type { Scope } from "../facts/scope.ts";
import { kind, token } from "../syntax/syntax-kinds.ts";
import { childOfKind, childrenOf, firstChild, textOf } from "../syntax/syntax-tree.ts";
import { type Body, siteAt } from "./body.ts";
import { compileParameters } from "./compile-parameters.ts";
import { bindName } from "./read-name.ts";

/** Decorators that the analysis knows by name and that leave the function as it is, apart from a mark. */
const marksByDecorator = new Map<string, number>([
  ["staticmethod", mark.staticMethod],
  ["classmethod", mark.classMethod],
  ["abstractclassmethod", mark.classMethod | mark.abstract],
  ["abstractstaticmethod", mark.staticMethod | mark.abstract],
  ["abstractmethod", mark.abstract],
  ["abstractproperty", mark.abstract | mark.getter],
  ["overload", mark.overload],
  ["setter", mark.setter],
  ["deleter", mark.deleter],
  ["getter", mark.getter],
]);
const classLikeMethods = new Set(["__init_subclass__", "__class_getitem__"]);

/** A `def`: defaults, decorators and name now; the body once the body around it is done. */
export function compileFunction(body: Body, node: number) {
  const { tree, scopes, drafts, writer, names } = body.file;
  const scope = scopes.ofNode.get(node)!;
  const draft = drafts[scope.index]!;
  const name = nameOf(body, node);
  draft.marks = marksOf(body, scope, name);
  if ((draft.marks & mark.getter) !== 0) noteGetter(body, scope);
  const own: Body = { file: body.file, scope, draft, env: new FlowEnvironment() };
  addTypeParameters(body, own, node);
  const parameters = childOfKind(tree, node, kind.parameters);
  if (parameters >= 0) compileParameters(body, own, parameters);
  draft.resultType = body.file.statics.add(scope.index, childOfKind(tree, node, kind.type));
  names.addEntity(body.scope, name, [entityKind.definition, scope.index, 0]);
  const value = decorated(body, scope, writer.result("define", scope.index));
  if ((draft.marks & mark.overload) === 0 || !isBoundAgain(body, name, node)) bindName(body, name, value);
  body.file.waiting.push(() => {
    const block = childOfKind(tree, node, kind.block);
    if (block >= 0) body.file.run(own, block);
    names.finish(scope);
  });
}

/** Keeps what makes a getter of a method: it may be a class of the project, whose own code runs before the method. */
function noteGetter(body: Body, scope: Scope) {
  const { tree, statics, drafts } = body.file;
  for (const expression of decoratorExpressions(tree, scope)) {
    if (!isGetter(textOf(tree, expression))) continue;
    const noted = statics.add(body.draft.index, expression);
    if (noted >= 0) drafts[scope.index]!.bases.push(noted);
  }
}

/** Whether an overload's implementation, or another overload, is still to come. */
function isBoundAgain(body: Body, name: string, node: number): boolean {
  return body.scope.bindings.some((binding) => binding.name === name && binding.node > node);
}

function nameOf(body: Body, node: number): string {
  const name = childOfKind(body.file.tree, node, kind.identifier);
  return name < 0 ? "<unnamed>" : textOf(body.file.tree, name);
}

/** Passes a definition's value through its decorators, the last one first. */
export function decorated(body: Body, scope: Scope, value: number): number {
  const { tree, writer } = body.file;
  const expressions = decoratorExpressions(tree, scope);
  const decorators = expressions.map((expression) => {
    return isAllSaidByMark(textOf(tree, expression)) ? -1 : body.file.evaluate(body, expression);
  });
  let current = value;
  for (let index = expressions.length - 1; index >= 0; index--) {
    const decorator = decorators[index]!;
    if (decorator < 0) continue;
    const made = writer.result("decorate", decorator, current, siteAt(body, expressions[index]!), scope.index);
    if (!isGetter(textOf(tree, expressions[index]!))) current = made; // what is read through a getter keeps its type
  }
  return current;
}

/** Whether a decorator is one of those that a mark says all about. */
function isAllSaidByMark(decorator: string): boolean {
  return marksByDecorator.has(lastPart(decorator)) || lastPart(decorator) === "property";
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}

function isGetter(decorator: string): boolean {
  return /(^|[._])(\w*property|\w*property_\w+)$/.test(decorator) && !decorator.includes("(");
}

function marksOf(body: Body, scope: Scope, name: string): number {
  const { tree } = body.file;
  const { node } = scope;
  let marks = tree.kinds[firstChild(tree, node)] === token.async ? mark.async : 0;
  if (yields(body, node)) marks |= mark.generator;
  if (name === "__getattr__" && /\b(setattr\(self|self\.__dict__\[)/.test(textOf(tree, node))) marks |= mark.cached;
  if (isLeftToOverrides(body, node)) marks |= mark.abstract;
  if (body.file.unlikely.some(([start, end]) => node >= start && node < end)) marks |= mark.unlikely;
  for (const decorator of decoratorNames(tree, scope)) {
    marks |= marksByDecorator.get(lastPart(decorator)) ?? (isGetter(decorator) ? mark.getter : mark.decorated);
    if (/(^|\.)singledispatch(method)?$/.test(decorator)) marks |= mark.singleDispatch;
    if (
      /(^|\.)(field_validator|model_validator|validator|root_validator)$/.test(decorator) &&
      !/^\w+\.validator$/.test(decorator)
    )
      marks |= mark.checksModel;
    if (/(cached|lazy|reify|memoiz)/.test(decorator)) marks |= mark.cached;
  }
  if (scope.parent?.kind !== "class") return marks & ~(mark.getter | mark.setter | mark.deleter);
  if (name === "__new__") marks |= mark.staticMethod;
  return classLikeMethods.has(name) ? marks | mark.classMethod : marks;
}

/** Whether a body does nothing but say that it isn't implemented: what overrides it is what runs. */
function isLeftToOverrides(body: Body, definition: number): boolean {
  const { tree } = body.file;
  const block = childOfKind(tree, definition, kind.block);
  const statements = block < 0 ? [] : childrenOf(tree, block).filter((one) => !isDocumentation(body, one));
  const [only] = statements;
  if (statements.length !== 1 || tree.kinds[only!] !== kind.raise_statement) return false;
  return /^raise\s+NotImplementedError\b/.test(textOf(tree, only!));
}

function isDocumentation(body: Body, statement: number): boolean {
  const { tree } = body.file;
  if (tree.kinds[statement] !== kind.expression_statement) return false;
  return tree.kinds[firstChild(tree, statement)] === kind.string;
}

function yields(body: Body, definition: number): boolean {
  const { kinds, after } = body.file.tree;
  const block = childOfKind(body.file.tree, definition, kind.block);
  if (block < 0) return false;
  for (let node = block; node < after[block]!; node++) {
    const own = kinds[node];
    if (own === kind.function_definition || own === kind.class_definition || own === kind.lambda)
      node = after[node]! - 1;
    else if (own === kind.yield) return true;
  }
  return false;
}

/** `def f[T: Base]`: the name stands for its bound. */
export function addTypeParameters(body: Body, own: Body, node: number) {
  const { tree, names, statics } = body.file;
  const list = childOfKind(tree, node, kind.type_parameter);
  if (list < 0) return;
  for (const type of childrenOf(tree, list)) {
    const constrained = childOfKind(tree, type, kind.constrained_type);
    if (constrained < 0) continue;
    const [name, bound] = childrenOf(tree, constrained);
    if (name === undefined || bound === undefined) continue;
    const expression = statics.add(own.draft.index, bound);
    if (expression >= 0) names.addEntity(own.scope, textOf(tree, name), [entityKind.alias, expression, 0]);
  }
}
