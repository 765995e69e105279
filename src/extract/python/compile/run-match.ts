import { patternNames } from "../facts/bound-names.ts";
import type { Branch } from "../facts/flow-environment.ts";
import { kind } from "../syntax/syntax-kinds.ts";
import { childOfKind, childrenOf, firstChild, lastChild, textOf } from "../syntax/syntax-tree.ts";
import { type Body, siteAt } from "./body.ts";
import { constantKey } from "./constant-key.ts";
import { newContainer } from "./evaluate-display.ts";
import { bindName } from "./read-name.ts";
import { merge, runBlockOf, untouched } from "./run-branches.ts";

/** `match`: each case by itself. A pattern says what its subject is, and what the names in it hold. */
export function runMatch(body: Body, node: number): boolean {
  const { tree } = body.file;
  const block = childOfKind(tree, node, kind.block);
  const subjects = childrenOf(tree, node).filter((one) => one < block && tree.kinds[one]! <= kind.exec_statement);
  const value = subjectOf(body, subjects);
  const only =
    subjects.length === 1 && tree.kinds[subjects[0]!] === kind.identifier ? textOf(tree, subjects[0]!) : null;
  const branches: Branch[] = [untouched];
  for (const clause of block < 0 ? [] : childrenOf(tree, block)) {
    if (tree.kinds[clause] !== kind.case_clause) continue;
    branches.push(
      body.env.branch(() => {
        for (const { name } of patternNames(tree, clause)) bindName(body, name, -1);
        const patterns = childrenOf(tree, clause).filter((one) => tree.kinds[one] === kind.case_pattern);
        const [first] = patterns;
        if (patterns.length > 1) matchItems(body, patterns, value);
        else if (first !== undefined) {
          const narrowed = matchPattern(body, first, value);
          if (only !== null && narrowed >= 0 && narrowed !== value) bindName(body, only, narrowed);
        }
        const guard = childOfKind(tree, clause, kind.if_clause);
        if (guard >= 0) body.file.evaluate(body, firstChild(tree, guard));
        return runBlockOf(body, clause);
      }),
    );
  }
  return merge(body, branches);
}

function subjectOf(body: Body, subjects: readonly number[]): number {
  if (subjects.length === 1) return body.file.evaluate(body, subjects[0]!);
  const tuple = newContainer(body, "tuple");
  for (const [index, subject] of subjects.entries()) {
    const value = body.file.evaluate(body, subject);
    if (value >= 0) body.file.writer.emit("storeItem", tuple, index * 2 + 1, -1, value, -1);
  }
  return tuple;
}

/** Binds what a pattern captures; the variable of the subject as the pattern leaves it. */
function matchPattern(body: Body, node: number, value: number): number {
  const { tree, writer } = body.file;
  switch (tree.kinds[node]) {
    case kind.case_pattern: {
      const inner = firstChild(tree, node);
      return inner < 0 ? value : matchPattern(body, inner, value);
    }
    case kind.dotted_name:
      return matchName(body, node, value);
    case kind.as_pattern: {
      const parts = childrenOf(tree, node);
      const matched = matchPattern(body, parts[0]!, value);
      const name = parts.at(-1)!;
      if (tree.kinds[name] === kind.identifier) bindName(body, textOf(tree, name), matched);
      return matched;
    }
    case kind.union_pattern: {
      const found = childrenOf(tree, node).filter((one) => tree.kinds[one]! <= kind.exec_statement);
      let joined = -1;
      const ways = found.map((one) =>
        body.env.branch(() => {
          joined = writer.join([joined, matchPattern(body, one, value)]);
          return false;
        }),
      );
      merge(body, ways);
      return joined;
    }
    case kind.class_pattern:
      return matchClass(body, node, value);
    case kind.list_pattern:
    case kind.tuple_pattern:
      matchItems(body, childrenOf(tree, node), value);
      return value;
    case kind.dict_pattern:
      matchKeys(body, node, value);
      return value;
    default:
      return value;
  }
}

/** A plain name captures; a dotted one is compared with. */
function matchName(body: Body, node: number, value: number): number {
  const { tree, writer } = body.file;
  const parts = childrenOf(tree, node);
  if (parts.length === 1) {
    bindName(body, textOf(tree, node), value);
    return value;
  }
  let other = body.file.evaluate(body, parts[0]!);
  for (const part of parts.slice(1)) {
    if (other >= 0)
      other = writer.result("loadAttribute", other, writer.string(textOf(tree, part)), siteAt(body, part));
  }
  if (value >= 0 || other >= 0) writer.emit("compare", value, other, writer.string("__eq__"), siteAt(body, node));
  return value;
}

/** `Point(0, y=pattern)`: the subject is one, and its attributes are matched in turn. */
function matchClass(body: Body, node: number, value: number): number {
  const { tree, writer, statics } = body.file;
  const [name, ...parts] = childrenOf(tree, node);
  const expression = name === undefined ? -1 : statics.add(body.draft.index, name);
  const narrowed = value < 0 || expression < 0 ? value : writer.result("narrow", value, expression);
  let place = 0;
  for (const part of parts) {
    if (tree.kinds[part] !== kind.case_pattern) continue;
    const inner = firstChild(tree, part);
    const site = siteAt(body, part);
    if (inner >= 0 && tree.kinds[inner] === kind.keyword_pattern) {
      const attribute = writer.string(textOf(tree, firstChild(tree, inner)));
      const held = narrowed < 0 ? -1 : writer.result("loadAttribute", narrowed, attribute, site);
      matchPattern(body, lastChild(tree, inner), held);
    } else matchPattern(body, part, narrowed < 0 ? -1 : writer.result("matchPlace", narrowed, place++, site));
  }
  return narrowed;
}

function matchItems(body: Body, patterns: readonly number[], value: number) {
  const { tree, writer } = body.file;
  const items = patterns.filter((one) => tree.kinds[one]! <= kind.exec_statement);
  const splats = items.map((one) => splatOf(body, one));
  const starred = splats.findIndex((one) => one >= 0);
  for (const [index, item] of items.entries()) {
    const rest = index === starred ? 1 : 0;
    const place = starred < 0 || index <= starred ? index : -1;
    const held = value < 0 ? -1 : writer.result("unpack", value, place, rest, siteAt(body, item));
    const name = rest === 1 ? lastChild(tree, splats[index]!) : -1;
    if (name >= 0 && tree.kinds[name] === kind.identifier) bindName(body, textOf(tree, name), held);
    else if (rest === 0) matchPattern(body, item, held);
  }
}

function splatOf(body: Body, pattern: number): number {
  const { tree } = body.file;
  if (tree.kinds[pattern] === kind.splat_pattern) return pattern;
  return childOfKind(tree, pattern, kind.splat_pattern);
}

/** `{"key": pattern, **rest}`. */
function matchKeys(body: Body, node: number, value: number) {
  const { tree, writer } = body.file;
  let key = -1;
  for (const part of childrenOf(tree, node)) {
    if (tree.kinds[part] === kind.splat_pattern) {
      const name = lastChild(tree, part);
      if (name >= 0) bindName(body, textOf(tree, name), value);
    } else if (tree.kinds[part] === kind.case_pattern) {
      const held = value < 0 ? -1 : writer.result("loadItem", value, key, -1, siteAt(body, part));
      matchPattern(body, part, held);
    } else if (tree.kinds[part]! <= kind.exec_statement) key = constantKey(body, part);
  }
}
