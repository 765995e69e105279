import { kind, token } from "../syntax/syntax-kinds.ts";
import { childOfKind, childrenOf, firstChild, textOf } from "../syntax/syntax-tree.ts";
import type { Body } from "./body.ts";
import { readName } from "./read-name.ts";

/** Sets names to what a condition that held says of them: `isinstance(x, A)`, also inside `and`. For use inside a branch. */
export function narrowed(body: Body, condition: number) {
  const { tree, writer, statics } = body.file;
  const own = tree.kinds[condition];
  if (own === kind.parenthesized_expression) return narrowed(body, firstChild(tree, condition));
  if (own === kind.boolean_operator && childOfKind(tree, condition, token.and) >= 0) {
    const [left, , right] = childrenOf(tree, condition);
    if (left !== undefined) narrowed(body, left);
    if (right !== undefined) narrowed(body, right);
    return;
  }
  if (own !== kind.call || textOf(tree, firstChild(tree, condition)) !== "isinstance") return;
  const list = childOfKind(tree, condition, kind.argument_list);
  const [object, classes] = list < 0 ? [] : childrenOf(tree, list);
  if (object === undefined || classes === undefined || tree.kinds[object] !== kind.identifier) return;
  const expression = statics.add(body.draft.index, classes);
  if (expression < 0) return;
  const name = textOf(tree, object);
  body.env.set(name, writer.result("narrow", readName(body, name), expression));
}
