import { scopeOfName } from "../facts/scope.ts";
import type { Body } from "./body.ts";

/** The variable of a name where the body stands; -1 when it holds nothing of interest. */
export function readName(body: Body, name: string): number {
  const { names } = body.file;
  const isReachedInto = names.isReachedInto(name) && scopeOfName(body.scope, name) !== null;
  if (!isReachedInto && !body.scope.globals.has(name) && !body.scope.nonlocals.has(name)) {
    const current = body.env.get(name);
    if (current !== undefined) return current;
  }
  const scope = scopeOfName(body.scope, name);
  return scope === null ? names.outer(name) : names.whole(scope, name);
}

/** Binds a name where the body stands. */
export function bindName(body: Body, name: string, value: number) {
  const { names } = body.file;
  const { scope } = body;
  if (scope.globals.has(name) || scope.nonlocals.has(name)) {
    const owner = scopeOfName(scope, name);
    if (owner !== null) names.bind(owner, name, value);
    return;
  }
  body.env.set(name, value);
  if (scope.names.has(name)) names.bind(scope, name, value);
}
