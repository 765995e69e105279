import { kind } from "../syntax/syntax-kinds.ts";
import { childOfKind, columnAt, lineAt, type SyntaxTree, textOf } from "../syntax/syntax-tree.ts";
import { BareCode } from "./bare-code.ts";
import { complexityOf } from "./complexity-of.ts";
import { decoratorNames } from "./decorator-names.ts";
import type { Definition } from "./definition.ts";
import type { FileScopes } from "./find-scopes.ts";
import type { Scope } from "./scope.ts";

/** The file's definitions with names, places and facts, in the order of its scopes. */
export function listDefinitions(tree: SyntaxTree, scopes: FileScopes): Definition[] {
  const listed: Definition[] = [];
  const taken = new Map<string, number>();
  const lambdas = new Map<Scope, number>();
  const bare = new BareCode(tree);
  for (const scope of scopes.all) {
    const parent = scope.parent === null ? null : listed[scope.parent.index]!;
    const name = nameOf(tree, scope, lambdas);
    const dotted = joined(parent?.dotted ?? "", scope.kind === "module" ? "" : name);
    const path = joined(parent?.path ?? "", scope.kind === "module" ? "" : name);
    const times = (taken.get(path) ?? 0) + 1;
    taken.set(path, times);
    listed.push({ name, dotted, path: times === 1 ? path : `${path}$${times}`, ...placeOf(tree, scope, bare) });
  }
  return listed;
}

function joined(outer: string, name: string): string {
  return outer === "" ? name : name === "" ? outer : `${outer}.${name}`;
}

function nameOf(tree: SyntaxTree, scope: Scope, lambdas: Map<Scope, number>): string {
  if (scope.kind === "module") return "<module>";
  if (scope.kind === "lambda") {
    const count = (lambdas.get(scope.parent!) ?? 0) + 1;
    lambdas.set(scope.parent!, count);
    return `<lambda${count}>`;
  }
  const name = childOfKind(tree, scope.node, kind.identifier);
  return name < 0 ? "<unnamed>" : textOf(tree, name);
}

function placeOf(tree: SyntaxTree, scope: Scope, bare: BareCode) {
  const { node } = scope;
  const start = scope.kind === "module" ? 0 : tree.starts[node]!;
  const end = scope.kind === "module" ? tree.text.length : tree.ends[node]!;
  const line = lineAt(tree, start);
  const body = scope.kind === "module" || scope.kind === "lambda" ? node : childOfKind(tree, node, kind.block);
  const bodyStart = body < 0 ? start : scope.kind === "module" ? 0 : tree.starts[body]!;
  return {
    kind: functionKind(tree, scope),
    parent: scope.parent === null ? -1 : scope.parent.index,
    line,
    column: columnAt(tree, start, line),
    endLine: lineAt(tree, Math.max(start, end - 1)),
    firstLine: firstLine(tree, scope, line),
    fingerprint: bare.fingerprint(bodyStart, end),
    complexity: complexityOf(tree, scope),
  };
}

/** CPython counts a decorated function from its first decorator. */
function firstLine(tree: SyntaxTree, scope: Scope, line: number): number {
  return scope.decorated < 0 ? line : lineAt(tree, tree.starts[scope.decorated]!);
}

function functionKind(tree: SyntaxTree, scope: Scope): Definition["kind"] {
  if (scope.kind !== "function") return scope.kind;
  if (scope.parent?.kind !== "class") return "function";
  const name = textOf(tree, childOfKind(tree, scope.node, kind.identifier));
  if (name === "__init__" || name === "__new__") return "constructor";
  return decoratorNames(tree, scope).some((decorator) => isAccessor(decorator)) ? "accessor" : "method";
}

/** Decorators by whose name a method is read like an attribute. */
export function isAccessor(decorator: string): boolean {
  return /(^|\.)(property|cached_property|abstractproperty|\w*_property|\w*property|setter|getter|deleter)$/.test(
    decorator,
  );
}
