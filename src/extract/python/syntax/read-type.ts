import type { Reader } from "./reader.ts";
import { kind, token } from "./syntax-kinds.ts";
import { lexeme } from "./tokens.ts";

const bracket = 91;

/** An annotation. */
export function readType(r: Reader): void {
  const at = r.open(kind.type, r.start);
  if (r.token === token["*"]) {
    const splat = r.open(kind.splat_type, r.start);
    r.takeLeaf(token["*"]);
    if (r.token !== lexeme.name) r.fail();
    r.takeLeaf(kind.identifier);
    r.close(splat);
  } else if (isGeneric(r)) {
    readGeneric(r);
    readUnion(r, at + 1);
  } else r.rules.expression(r);
  r.close(at);
}

function isGeneric(r: Reader): boolean {
  return r.token === lexeme.name && r.isFollowedBy(bracket);
}

function readGeneric(r: Reader) {
  const at = r.open(kind.generic_type, r.start);
  r.takeLeaf(kind.identifier);
  const list = r.open(kind.type_parameter, r.start);
  r.next();
  while (r.token !== lexeme["]"]) {
    readType(r);
    if (r.token !== lexeme[","]) break;
    r.next();
  }
  if (r.count === list + 1) r.fail();
  r.expect(lexeme["]"]);
  r.close(list);
  r.close(at);
}

/** `A[B] | C`: where a generic type stands first, the grammar has a union of types, else an operator. */
function readUnion(r: Reader, node: number) {
  while (r.token === token["|"]) {
    r.wrap(kind.type, node);
    r.close(node);
    r.wrap(kind.union_type, node);
    r.takeLeaf(token["|"]);
    const right = r.open(kind.type, r.start);
    if (isGeneric(r)) readGeneric(r);
    else r.rules.expression(r);
    r.close(right);
    r.close(node);
  }
}
