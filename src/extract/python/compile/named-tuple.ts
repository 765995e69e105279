import { kind } from "../syntax/syntax-kinds.ts";
import { childOfKind, childrenOf, firstChild, type SyntaxTree, textOf } from "../syntax/syntax-tree.ts";

/**
 * The names of the fields in `namedtuple("Point", "x y")` and `NamedTuple("Point", [("x", int)])`; null for any other call,
 * and where the names aren't constant.
 */
export function namedTupleFields(tree: SyntaxTree, call: number): readonly string[] | null {
  if (!/(^|\.)(namedtuple|NamedTuple)$/.test(textOf(tree, firstChild(tree, call)))) return null;
  const list = childOfKind(tree, call, kind.argument_list);
  const given = list < 0 ? undefined : childrenOf(tree, list)[1];
  if (given === undefined) return null;
  if (tree.kinds[given] === kind.string) return fieldsIn(textOf(tree, given));
  if (tree.kinds[given] !== kind.list && tree.kinds[given] !== kind.tuple) return null;
  const fields = childrenOf(tree, given).map((item) => {
    const name = tree.kinds[item] === kind.tuple ? firstChild(tree, item) : item;
    return name >= 0 && tree.kinds[name] === kind.string ? fieldsIn(textOf(tree, name)) : null;
  });
  return fields.every((one) => one?.length === 1) ? fields.map((one) => one![0]!) : null;
}

function fieldsIn(literal: string): readonly string[] | null {
  const names = /^[bBuUrR]*("""|'''|"|')([\w\s,]*)\1$/.exec(literal)?.[2]?.match(/\w+/g);
  return names ?? null;
}
