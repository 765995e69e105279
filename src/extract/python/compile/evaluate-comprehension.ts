import { kind, token } from "../syntax/syntax-kinds.ts";
import { childrenOf, firstChild } from "../syntax/syntax-tree.ts";
import { type Body, siteAt } from "./body.ts";
import { newContainer } from "./evaluate-display.ts";
import { narrowed } from "./narrowing.ts";

/** A comprehension or generator expression. What it calls counts for the body around it, and its names stay inside. */
export function evaluateComprehension(body: Body, node: number): number {
  const { tree, writer } = body.file;
  const own = tree.kinds[node];
  const name = own === kind.dictionary_comprehension ? "dict" : own === kind.set_comprehension ? "set" : "list";
  const container = newContainer(body, name);
  const [result, ...clauses] = childrenOf(tree, node);
  body.env.branch(() => {
    for (const clause of clauses) runClause(body, clause);
    const value = result === undefined ? -1 : evaluateResult(body, result);
    if (value >= 0) writer.emit("storeItem", container, -1, -1, value, -1);
    return false;
  });
  return container;
}

function runClause(body: Body, clause: number) {
  const { tree, writer } = body.file;
  if (tree.kinds[clause] === kind.if_clause) {
    const condition = firstChild(tree, clause);
    const value = body.file.evaluate(body, condition);
    if (value >= 0) writer.emit("test", value, siteAt(body, condition));
    narrowed(body, condition);
    return;
  }
  const parts = childrenOf(tree, clause);
  const isAsync = tree.kinds[parts[0]!] === token.async;
  const [target, ...sources] = parts.filter(
    (part) => tree.kinds[part] !== token.async && tree.kinds[part] !== token.in,
  );
  let value = -1;
  for (const source of sources) {
    const from = body.file.evaluate(body, source);
    if (from >= 0) value = writer.result("iterate", from, siteAt(body, source), isAsync ? 1 : 0);
  }
  if (target !== undefined) body.file.assign(body, target, value);
}

function evaluateResult(body: Body, result: number): number {
  const { tree } = body.file;
  if (tree.kinds[result] !== kind.pair) return body.file.evaluate(body, result);
  const [key, value] = childrenOf(tree, result);
  if (key !== undefined) body.file.evaluate(body, key);
  return value === undefined ? -1 : body.file.evaluate(body, value);
}
