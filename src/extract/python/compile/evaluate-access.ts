import { kind } from "../syntax/syntax-kinds.ts";
import { childrenOf, firstChild, lastChild, textOf } from "../syntax/syntax-tree.ts";
import { type Body, siteAt } from "./body.ts";
import { constantKey } from "./constant-key.ts";

/** Reading an attribute that isn't called. */
export function evaluateAttribute(body: Body, node: number): number {
  return loadAttribute(body, node, siteAt(body, lastChild(body.file.tree, node)));
}

/** Reading an attribute, at a given site. */
export function loadAttribute(body: Body, node: number, site: number): number {
  const { tree, writer } = body.file;
  const object = body.file.evaluate(body, firstChild(tree, node));
  if (object < 0) return -1;
  return writer.result("loadAttribute", object, writer.string(textOf(tree, lastChild(tree, node))), site);
}

/** `object[key]` and `object[a:b]`. */
export function evaluateSubscript(body: Body, node: number): number {
  const { tree, writer } = body.file;
  const [target, ...keys] = childrenOf(tree, node);
  if (target === undefined) return -1;
  const object = body.file.evaluate(body, target);
  const [only] = keys;
  if (keys.length === 1 && tree.kinds[only!] === kind.slice) {
    body.file.evaluate(body, only!);
    return object < 0 ? -1 : writer.result("slice", object, siteAt(body, node), firstOf(textOf(tree, only!)));
  }
  const key = subscriptKey(body, keys);
  return object < 0 ? -1 : writer.result("loadItem", object, key.constant, key.variable, siteAt(body, node));
}

/** Where a slice starts: `[2:]`, `[:5]`; -1 when that isn't said by a number, or when it has steps. */
function firstOf(slice: string): number {
  const start = /^\s*(\d?)\s*:[^:]*$/.exec(slice);
  return start === null ? -1 : Number(start[1]);
}

/** The key of a subscript: a constant, or the variable that holds it. */
export function subscriptKey(body: Body, keys: readonly number[]): { constant: number; variable: number } {
  const values = keys.map((key) => body.file.evaluate(body, key));
  if (keys.length !== 1) return { constant: -1, variable: -1 };
  const constant = constantKey(body, keys[0]!);
  return { constant, variable: constant < 0 ? values[0]! : -1 };
}
