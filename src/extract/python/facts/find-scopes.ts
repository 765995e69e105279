import { kind } from "../syntax/syntax-kinds.ts";
import { childOfKind, childrenOf, firstChild, lastChild, type SyntaxTree, textOf } from "../syntax/syntax-tree.ts";
import { boundNames, importedParts, patternNames } from "./bound-names.ts";
import type { Scope } from "./scope.ts";

/** The scopes of a file in source order, and which scope each definition node opens. */
export interface FileScopes {
  readonly all: readonly Scope[];
  readonly ofNode: ReadonlyMap<number, Scope>;
}

/** Finds every scope and the names that it binds, in one walk. */
export function findScopes(tree: SyntaxTree): FileScopes {
  const all: Scope[] = [];
  const ofNode = new Map<number, Scope>();
  const decorated = new Map<number, number>();

  function open(scopeKind: Scope["kind"], node: number, parent: Scope | null): Scope {
    const scope: Scope = {
      kind: scopeKind,
      node,
      decorated: decorated.get(node) ?? -1,
      parent,
      index: all.length,
      names: new Set(),
      globals: new Set(),
      nonlocals: new Set(),
      bindings: [],
      stars: [],
    };
    all.push(scope);
    ofNode.set(node, scope);
    return scope;
  }

  function bind(scope: Scope, name: string, node: number) {
    scope.names.add(name);
    scope.bindings.push({ node, name });
  }

  function visitChildren(node: number, scope: Scope) {
    for (let child = node + 1, end = tree.after[node]!; child < end; child = tree.after[child]!) visit(child, scope);
  }

  function visit(node: number, scope: Scope) {
    switch (tree.kinds[node]) {
      case kind.function_definition:
        return visitFunction(node, scope);
      case kind.class_definition:
        return visitClass(node, scope);
      case kind.lambda:
        return visitLambda(node, scope);
      case kind.global_statement:
        for (const name of childrenOf(tree, node)) scope.globals.add(textOf(tree, name));
        return;
      case kind.nonlocal_statement:
        for (const name of childrenOf(tree, node)) scope.nonlocals.add(textOf(tree, name));
        return;
      case kind.import_from_statement:
        if (childOfKind(tree, node, kind.wildcard_import) >= 0)
          scope.stars.push(textOf(tree, importedParts(tree, node)[0]!));
        break;
      case kind.case_clause:
        for (const { name, node: at } of patternNames(tree, node)) bind(scope, name, at);
        break;
      case kind.decorated_definition:
        decorated.set(lastChild(tree, node), node);
        break;
      case kind.type:
        return;
    }
    for (const { name, node: at } of boundNames(tree, node)) bind(scope, name, at);
    visitChildren(node, scope);
  }

  function visitFunction(node: number, outer: Scope) {
    const name = childOfKind(tree, node, kind.identifier);
    if (name >= 0) bind(outer, textOf(tree, name), node);
    const parameters = childOfKind(tree, node, kind.parameters);
    if (parameters >= 0) visitDefaults(parameters, outer);
    const scope = open("function", node, outer);
    if (parameters >= 0) bindParameters(parameters, scope);
    const body = childOfKind(tree, node, kind.block);
    if (body >= 0) visitChildren(body, scope);
  }

  function visitClass(node: number, outer: Scope) {
    const name = childOfKind(tree, node, kind.identifier);
    if (name >= 0) bind(outer, textOf(tree, name), node);
    const bases = childOfKind(tree, node, kind.argument_list);
    if (bases >= 0) visitChildren(bases, outer);
    const scope = open("class", node, outer);
    const body = childOfKind(tree, node, kind.block);
    if (body >= 0) visitChildren(body, scope);
  }

  function visitLambda(node: number, outer: Scope) {
    const parameters = childOfKind(tree, node, kind.lambda_parameters);
    if (parameters >= 0) visitDefaults(parameters, outer);
    const scope = open("lambda", node, outer);
    if (parameters >= 0) bindParameters(parameters, scope);
    for (const child of childrenOf(tree, node)) if (child !== parameters) visit(child, scope);
  }

  function visitDefaults(parameters: number, outer: Scope) {
    for (const parameter of childrenOf(tree, parameters)) {
      const parts = childrenOf(tree, parameter);
      const hasDefault =
        tree.kinds[parameter] === kind.default_parameter || tree.kinds[parameter] === kind.typed_default_parameter;
      if (hasDefault && parts.length > 0) visit(parts.at(-1)!, outer);
    }
  }

  function bindParameters(parameters: number, scope: Scope) {
    for (const parameter of childrenOf(tree, parameters)) {
      const name = parameterName(tree, parameter);
      if (name >= 0) bind(scope, textOf(tree, name), name);
    }
  }

  const module = open("module", 0, null);
  visitChildren(0, module);
  return { all, ofNode };
}

/** The identifier that a parameter binds, or -1 for a lone `*` or `/`. */
export function parameterName(tree: SyntaxTree, parameter: number): number {
  const own = tree.kinds[parameter];
  if (own === kind.identifier) return parameter;
  const isSplat = own === kind.list_splat_pattern || own === kind.dictionary_splat_pattern;
  const inner = isSplat ? lastChild(tree, parameter) : firstChild(tree, parameter);
  return inner < 0 ? -1 : parameterName(tree, inner);
}
