import { kind } from "../syntax/syntax-kinds.ts";
import { childrenOf, firstChild, lastChild, textOf } from "../syntax/syntax-tree.ts";
import { type Body, siteAt } from "./body.ts";
import { subscriptKey } from "./evaluate-access.ts";
import { bindName } from "./read-name.ts";

/** Assigns a value (-1 when of no interest) to a target: name, attribute, item, or several of them. */
export function assign(body: Body, target: number, value: number): void {
  const { tree, writer } = body.file;
  switch (tree.kinds[target]) {
    case kind.identifier:
      bindName(body, textOf(tree, target), value);
      return;
    case kind.attribute:
      assignAttribute(body, target, value);
      return;
    case kind.subscript: {
      const [object, ...keys] = childrenOf(tree, target);
      const container = object === undefined ? -1 : body.file.evaluate(body, object);
      const key = subscriptKey(body, keys);
      if (container >= 0) {
        writer.emit("storeItem", container, key.constant, key.variable, value, siteAt(body, target));
      }
      return;
    }
    case kind.pattern_list:
    case kind.tuple_pattern:
    case kind.list_pattern:
    case kind.tuple:
    case kind.list:
    case kind.expression_list:
      assignSeveral(body, target, value);
      return;
    case kind.parenthesized_expression:
    case kind.as_pattern_target:
    case kind.list_splat_pattern:
    case kind.list_splat:
      if (lastChild(tree, target) >= 0) assign(body, lastChild(tree, target), value);
      return;
    default:
      body.file.evaluate(body, target);
  }
}

function assignAttribute(body: Body, target: number, value: number) {
  const { tree, writer, drafts } = body.file;
  const object = firstChild(tree, target);
  const name = writer.string(textOf(tree, lastChild(tree, target)));
  const owner = body.file.evaluate(body, object);
  if (owner < 0) return;
  writer.emit("storeAttribute", owner, name, value, siteAt(body, lastChild(tree, target)));
  const outer = body.scope.parent;
  if (outer?.kind === "class" && owner === body.draft.parameters[0]?.variable)
    drafts[outer.index]!.selfStores.add(name);
}

function assignSeveral(body: Body, target: number, value: number) {
  const { tree, writer } = body.file;
  const targets = childrenOf(tree, target);
  const starred = targets.findIndex((item) => isStarred(body, item));
  for (const [index, item] of targets.entries()) {
    if (value < 0) {
      assign(body, item, -1);
      continue;
    }
    const rest = index === starred ? 1 : 0;
    const known = starred < 0 || index <= starred ? index : -1;
    assign(body, item, writer.result("unpack", value, known, rest, siteAt(body, item)));
  }
}

function isStarred(body: Body, item: number): boolean {
  const own = body.file.tree.kinds[item];
  return own === kind.list_splat_pattern || own === kind.list_splat;
}
