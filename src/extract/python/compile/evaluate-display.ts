import { containerKinds } from "../facts/program.ts";
import { kind } from "../syntax/syntax-kinds.ts";
import { childrenOf, lastChild } from "../syntax/syntax-tree.ts";
import { type Body, siteAt } from "./body.ts";
import { constantKey } from "./constant-key.ts";

/** Items beyond this share one element, so that tables in source stay cheap. */
const slots = 16;

/** `[a, b]`, `(a, b)`, `{a, b}`: items by index while their order is known. */
export function evaluateDisplay(body: Body, node: number): number {
  const { tree, writer } = body.file;
  const own = tree.kinds[node];
  const name = own === kind.list ? "list" : own === kind.set ? "set" : "tuple";
  const container = newContainer(body, name);
  let index = name === "set" ? slots : 0;
  for (const item of childrenOf(tree, node)) {
    if (tree.kinds[item] === kind.list_splat) {
      const value = body.file.evaluate(body, lastChild(tree, item));
      if (value >= 0) writer.emit("merge", container, value, siteAt(body, item));
      index = slots;
      continue;
    }
    const value = body.file.evaluate(body, item);
    const key = index < slots ? index * 2 + 1 : -1;
    if (value >= 0) writer.emit("storeItem", container, key, -1, value, -1);
    index++;
  }
  return container;
}

/** `{key: value, **more}`. */
export function evaluateDictionary(body: Body, node: number): number {
  const { tree, writer } = body.file;
  const container = newContainer(body, "dict");
  for (const item of childrenOf(tree, node)) {
    if (tree.kinds[item] === kind.dictionary_splat) {
      const value = body.file.evaluate(body, lastChild(tree, item));
      if (value >= 0) writer.emit("merge", container, value, siteAt(body, item));
    } else if (tree.kinds[item] === kind.pair) storePair(body, container, item);
  }
  return container;
}

function storePair(body: Body, container: number, pair: number) {
  const [key, item] = childrenOf(body.file.tree, pair);
  if (key === undefined || item === undefined) return;
  const constant = constantKey(body, key);
  const keyValue = constant < 0 ? body.file.evaluate(body, key) : -1;
  const value = body.file.evaluate(body, item);
  if (value >= 0) body.file.writer.emit("storeItem", container, constant, keyValue, value, -1);
}

/** A variable that holds a new, empty container. */
export function newContainer(body: Body, name: (typeof containerKinds)[number]): number {
  return body.file.writer.result("container", containerKinds.indexOf(name));
}
