import type { Reader } from "./reader.ts";
import { kind, token } from "./syntax-kinds.ts";

/** Makes a target of what was read as an expression. */
export function becomePattern(r: Reader, node: number): void {
  switch (r.kinds[node]) {
    case kind.identifier:
    case kind.attribute:
    case kind.subscript:
      return;
    case kind.tuple:
    case kind.parenthesized_expression:
      r.kinds[node] = kind.tuple_pattern;
      break;
    case kind.list:
      r.kinds[node] = kind.list_pattern;
      break;
    case kind.expression_list:
      r.kinds[node] = kind.pattern_list;
      break;
    case kind.list_splat:
      if (!isBindable(r.kinds[node + 2]!)) r.fail();
      r.kinds[node] = kind.list_splat_pattern;
      return;
    default:
      r.fail();
  }
  for (let part = node + 1, end = node + r.sizes[node]!; part < end; part += r.sizes[part]!) becomePattern(r, part);
}

/** Makes targets of all that was read from a node on, without brackets around it. */
export function becomePatterns(r: Reader, node: number): void {
  for (let part = node; part < r.count; part += r.sizes[part]!) {
    if (r.kinds[part] !== token["*"]) becomePattern(r, part);
  }
}

function isBindable(own: number): boolean {
  return own === kind.identifier || own === kind.attribute || own === kind.subscript;
}
