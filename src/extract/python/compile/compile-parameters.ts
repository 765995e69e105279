import { parameterName } from "../facts/find-scopes.ts";
import { parameter as parameterKinds } from "../facts/program.ts";
import { kind } from "../syntax/syntax-kinds.ts";
import { childOfKind, childrenOf, firstChild, lastChild, textOf } from "../syntax/syntax-tree.ts";
import type { Body } from "./body.ts";

/**
 * Gives a function its parameters. Defaults are evaluated in the body around it, annotations read in its scope.
 *
 * @param outer the body in which the definition stands
 * @param own the body of the function itself
 */
export function compileParameters(outer: Body, own: Body, list: number) {
  const { tree } = outer.file;
  let kindNow: number = parameterKinds.positional;
  for (const node of childrenOf(tree, list)) {
    if (tree.kinds[node] === kind.keyword_separator) kindNow = parameterKinds.keywordOnly;
    const name = parameterName(tree, node);
    if (name < 0) continue;
    const splat = splatKind(outer, node);
    addParameter(outer, own, node, textOf(tree, name), splat ?? kindNow);
    if (splat === parameterKinds.rest) kindNow = parameterKinds.keywordOnly;
  }
}

function splatKind(outer: Body, node: number): number | null {
  const { tree } = outer.file;
  for (let part = node; part >= 0; part = firstChild(tree, part)) {
    if (tree.kinds[part] === kind.list_splat_pattern) return parameterKinds.rest;
    if (tree.kinds[part] === kind.dictionary_splat_pattern) return parameterKinds.keywords;
  }
  return null;
}

function addParameter(outer: Body, own: Body, node: number, name: string, parameterKind: number) {
  const { tree, writer, statics, names } = outer.file;
  const variable = writer.newVariable();
  const hasDefault = tree.kinds[node] === kind.default_parameter || tree.kinds[node] === kind.typed_default_parameter;
  const defaultValue = hasDefault ? outer.file.evaluate(outer, lastChild(tree, node)) : -1;
  const type = statics.add(own.draft.index, childOfKind(tree, node, kind.type));
  const isPlain = parameterKind !== parameterKinds.rest && parameterKind !== parameterKinds.keywords;
  const declared = type < 0 || !isPlain ? -1 : writer.result("declared", type);
  writer.copy(variable, declared);
  writer.copy(variable, defaultValue);
  own.draft.parameters.push({ name: writer.string(name), variable, kind: parameterKind, defaultValue, type });
  own.draft.declared.push(declared);
  own.env.set(name, variable);
  names.bind(own.scope, name, variable);
}
