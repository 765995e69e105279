import type { Branch } from "../facts/flow-environment.ts";
import { kind, token } from "../syntax/syntax-kinds.ts";
import { childOfKind, childrenOf, firstChild, textOf } from "../syntax/syntax-tree.ts";
import { type Body, siteAt } from "./body.ts";
import { narrowed } from "./narrowing.ts";

/** A way through that changes nothing. */
export const untouched: Branch = { changes: new Map(), ends: false };

/** Joins ways through; true when none of them comes to its end. */
export function merge(body: Body, branches: readonly Branch[]): boolean {
  return body.env.merge(branches, (all) => body.file.writer.join(all));
}

function evaluateCondition(body: Body, condition: number) {
  const value = body.file.evaluate(body, condition);
  if (value >= 0) body.file.writer.emit("test", value, siteAt(body, condition));
}

/** `if`, `elif`, `else`: each branch by itself. */
export function runIf(body: Body, node: number): boolean {
  const { tree } = body.file;
  const branches: Branch[] = [];
  let hasElse = false;
  const [condition, ...parts] = childrenOf(tree, node);
  if (condition !== undefined) evaluateCondition(body, condition);
  for (const part of parts) {
    if (tree.kinds[part] === kind.block) branches.push(runUnder(body, condition!, part));
    else if (tree.kinds[part] === kind.elif_clause) {
      const [test] = childrenOf(tree, part);
      if (test !== undefined) evaluateCondition(body, test);
      branches.push(runUnder(body, test ?? part, childOfKind(tree, part, kind.block)));
    } else if (tree.kinds[part] === kind.else_clause) {
      hasElse = true;
      branches.push(body.env.branch(() => runBlockOf(body, part)));
    }
  }
  return merge(body, hasElse ? branches : [...branches, untouched]);
}

/** Conditions that hold for old versions, for checkers of types, or when somebody sets a variable of the environment. */
const rarelyHolds =
  /^(?!not\b)(?=.*(\bos\.environ\b|\bgetenv\b|\bTYPE_CHECKING\b|version_info(\[\d\])?\s*(<|==\s*2)|\bPY2\b))/;

function runUnder(body: Body, condition: number, block: number): Branch {
  const { tree, unlikely } = body.file;
  if (block >= 0 && rarelyHolds.test(textOf(tree, condition))) unlikely.push([block, tree.after[block]!]);
  return body.env.branch(() => {
    narrowed(body, condition);
    return block >= 0 && body.file.run(body, block);
  });
}

/** Runs the block of a clause, when it has one. */
export function runBlockOf(body: Body, clause: number): boolean {
  const block = childOfKind(body.file.tree, clause, kind.block);
  return block >= 0 && body.file.run(body, block);
}

/** `for`, with its `else`. */
export function runFor(body: Body, node: number): boolean {
  const { tree, writer } = body.file;
  const parts = childrenOf(tree, node);
  const isAsync = tree.kinds[parts[0]!] === token.async;
  const [target, source] = parts.filter((part) => tree.kinds[part]! <= kind.exec_statement);
  if (target === undefined || source === undefined) return false;
  const from = body.file.evaluate(body, source);
  const item = from < 0 ? -1 : writer.result("iterate", from, siteAt(body, source), isAsync ? 1 : 0);
  runLoop(body, node, () => body.file.assign(body, target, item));
  return false;
}

/** `while`, with its `else`. */
export function runWhile(body: Body, node: number): boolean {
  const condition = firstChild(body.file.tree, node);
  runLoop(body, node, () => {
    if (condition < 0) return;
    evaluateCondition(body, condition);
    narrowed(body, condition);
  });
  return false;
}

/** A loop's body sees what it assigned the time before: each such name gets a variable that joins both. */
function runLoop(body: Body, node: number, start: () => void) {
  const { tree, writer } = body.file;
  const heads = new Map<string, number>();
  for (const name of namesBoundWithin(body, node)) {
    const before = body.env.get(name);
    if (before === undefined || body.scope.globals.has(name) || body.scope.nonlocals.has(name)) continue;
    const head = writer.newVariable();
    writer.copy(head, before);
    heads.set(name, head);
    body.env.set(name, head);
  }
  start();
  const alternative = childOfKind(tree, node, kind.else_clause);
  runBlockOf(body, node);
  for (const [name, head] of heads) {
    const after = body.env.get(name);
    if (after !== undefined) writer.copy(head, after);
    body.env.set(name, head);
  }
  if (alternative >= 0) runBlockOf(body, alternative);
}

function namesBoundWithin(body: Body, node: number): Set<string> {
  const { bindings } = body.scope;
  const names = new Set<string>();
  for (let index = firstBindingFrom(bindings, node); index < bindings.length; index++) {
    const binding = bindings[index]!;
    if (binding.node >= body.file.tree.after[node]!) break;
    names.add(binding.name);
  }
  return names;
}

function firstBindingFrom(bindings: Body["scope"]["bindings"], node: number): number {
  let low = 0;
  let high = bindings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bindings[middle]!.node < node) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `try`: a handler may start after any part of the body. */
export function runTry(body: Body, node: number): boolean {
  const { tree, writer } = body.file;
  const clauses = childrenOf(tree, node);
  const alternative = clauses.find((clause) => tree.kinds[clause] === kind.else_clause);
  const whole = body.env.branch(() => {
    const ended = runBlockOf(body, node);
    return alternative === undefined ? ended : runBlockOf(body, alternative) || ended;
  });
  const branches = [whole];
  for (const clause of clauses) {
    if (tree.kinds[clause] !== kind.except_clause && tree.kinds[clause] !== kind.except_group_clause) continue;
    branches.push(
      body.env.branch(() => {
        for (const [name, changed] of whole.changes) {
          body.env.set(name, writer.join([changed, body.env.get(name) ?? -1]));
        }
        return runHandler(body, clause);
      }),
    );
  }
  const ends = merge(body, branches);
  const last = clauses.find((clause) => tree.kinds[clause] === kind.finally_clause);
  return (last !== undefined && runBlockOf(body, last)) || ends;
}

function runHandler(body: Body, clause: number): boolean {
  const { tree, writer, statics } = body.file;
  const [caught] = childrenOf(tree, clause);
  if (caught !== undefined && tree.kinds[caught] !== kind.block) {
    const named = tree.kinds[caught] === kind.as_pattern;
    const classes = named ? firstChild(tree, caught) : caught;
    body.file.evaluate(body, classes);
    const target = named ? childOfKind(tree, caught, kind.as_pattern_target) : -1;
    if (target >= 0) {
      const expression = statics.add(body.draft.index, classes);
      body.file.assign(body, target, expression < 0 ? -1 : writer.result("declared", expression));
    }
  }
  return runBlockOf(body, clause);
}

/** `with`: enters each manager in turn. */
export function runWith(body: Body, node: number): boolean {
  const { tree, writer } = body.file;
  const isAsync = tree.kinds[firstChild(tree, node)] === token.async;
  const clause = childOfKind(tree, node, kind.with_clause);
  for (const item of clause < 0 ? [] : withItems(body, clause)) {
    const named = tree.kinds[item] === kind.as_pattern;
    const value = body.file.evaluate(body, named ? firstChild(tree, item) : item);
    const entered = value < 0 ? -1 : writer.result("enter", value, siteAt(body, item), isAsync ? 1 : 0);
    const target = named ? childOfKind(tree, item, kind.as_pattern_target) : -1;
    if (target >= 0) body.file.assign(body, target, entered);
  }
  return runBlockOf(body, node);
}

/** The managers, each an expression or an `as` pattern; brackets around several of them don't count. */
function withItems(body: Body, clause: number): number[] {
  const { tree } = body.file;
  return childrenOf(tree, clause).flatMap((item) => {
    const inner = tree.kinds[item] === kind.with_item ? firstChild(tree, item) : item;
    if (inner < 0) return [];
    return tree.kinds[inner] === kind.tuple ? childrenOf(tree, inner) : [inner];
  });
}
