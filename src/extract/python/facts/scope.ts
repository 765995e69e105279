/** Where names live in one file: the module, a class body, a function or a lambda. Comprehensions are no scopes here. */
export interface Scope {
  readonly kind: "module" | "class" | "function" | "lambda";
  /** Node of the definition in the syntax tree. */
  readonly node: number;
  /** The `decorated_definition` around it, or -1. */
  readonly decorated: number;
  readonly parent: Scope | null;
  /** Index in the file's list of definitions; the module itself is 0. */
  readonly index: number;
  /** Names that this scope binds, in order of first binding. */
  readonly names: Set<string>;
  readonly globals: Set<string>;
  readonly nonlocals: Set<string>;
  /** Each binding in source order, for finding what a loop assigns. */
  readonly bindings: { readonly node: number; readonly name: string }[];
  /** Modules imported by star, as written (`..pkg.mod`). */
  readonly stars: string[];
}

/** The scope in which a name read in `from` is bound, as Python looks it up; null for a builtin or a star import. */
export function scopeOfName(from: Scope, name: string): Scope | null {
  if (from.globals.has(name)) return moduleOf(from);
  for (let scope: Scope | null = from; scope !== null; scope = scope.parent) {
    if (scope.kind === "class" && scope !== from) continue;
    if (scope.globals.has(name)) return moduleOf(scope);
    if (scope.names.has(name) && !scope.nonlocals.has(name)) return scope;
  }
  return null;
}

/** The module in which a scope lies. */
export function moduleOf(scope: Scope): Scope {
  let outer = scope;
  while (outer.parent !== null) outer = outer.parent;
  return outer;
}
