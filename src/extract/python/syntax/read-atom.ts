import { readClauses } from "./read-clauses.ts";
import { readString } from "./read-string.ts";
import type { Reader } from "./reader.ts";
import { kind, token } from "./syntax-kinds.ts";
import { lexeme } from "./tokens.ts";

/** A name, a literal or a bracket. */
export function readAtom(r: Reader): void {
  switch (r.token) {
    case lexeme.name:
      r.takeLeaf(kind.identifier);
      return;
    case lexeme.string:
    case lexeme.formatString:
      readStrings(r);
      return;
    case lexeme.integer:
      r.takeLeaf(kind.integer);
      return;
    case lexeme["("]:
      readParentheses(r);
      return;
    case lexeme["["]:
      readBrackets(r);
      return;
    case lexeme["{"]:
      readBraces(r);
      return;
    case lexeme.None:
      r.takeLeaf(kind.none);
      return;
    case lexeme.True:
      r.takeLeaf(kind.true);
      return;
    case lexeme.False:
      r.takeLeaf(kind.false);
      return;
    case lexeme.float:
      r.takeLeaf(kind.float);
      return;
    case lexeme["..."]:
      r.takeLeaf(kind.ellipsis);
      return;
    default:
      r.fail();
  }
}

/** Whether a node of this kind can be bound behind a star. */
export function isTarget(own: number): boolean {
  return own === kind.identifier || own === kind.attribute || own === kind.subscript;
}

function readStrings(r: Reader) {
  const at = r.count;
  readString(r);
  if (r.token !== lexeme.string && r.token !== lexeme.formatString) return;
  r.wrap(kind.concatenated_string, at);
  while (r.token === lexeme.string || r.token === lexeme.formatString) readString(r);
  r.close(at);
}

function startsClauses(r: Reader): boolean {
  return r.token === lexeme.for || r.token === token.async;
}

function readParentheses(r: Reader) {
  const at = r.open(kind.tuple, r.start);
  r.next();
  if (r.token === lexeme.yield) {
    r.rules.yielded(r);
    r.kinds[at] = kind.parenthesized_expression;
  } else if (r.token !== lexeme[")"]) {
    const isStarred = r.token === token["*"];
    readElement(r);
    if (startsClauses(r) && !isStarred) {
      r.kinds[at] = kind.generator_expression;
      readClauses(r);
    } else if (r.token === lexeme[","]) readElements(r, lexeme[")"]);
    else if (isStarred) r.fail();
    else r.kinds[at] = kind.parenthesized_expression;
  }
  r.expect(lexeme[")"]);
  r.close(at);
}

function readBrackets(r: Reader) {
  const at = r.open(kind.list, r.start);
  r.next();
  if (r.token !== lexeme["]"]) {
    const isStarred = r.token === token["*"];
    readElement(r);
    if (startsClauses(r) && !isStarred) {
      r.kinds[at] = kind.list_comprehension;
      readClauses(r);
    } else readElements(r, lexeme["]"]);
  }
  r.expect(lexeme["]"]);
  r.close(at);
}

function readBraces(r: Reader) {
  const at = r.open(kind.dictionary, r.start);
  r.next();
  if (r.token !== lexeme["}"]) {
    const isStarred = r.token === token["*"];
    const isDictionary = readPair(r);
    if (startsClauses(r) && !isStarred) {
      r.kinds[at] = isDictionary ? kind.dictionary_comprehension : kind.set_comprehension;
      readClauses(r);
    } else {
      if (!isDictionary) r.kinds[at] = kind.set;
      while (r.token === lexeme[","]) {
        r.next();
        if (r.token === lexeme["}"]) break;
        if (readPair(r) !== isDictionary) r.fail();
      }
    }
  }
  r.expect(lexeme["}"]);
  r.close(at);
}

/** A part of a dictionary or of a set; true for one of a dictionary. */
function readPair(r: Reader): boolean {
  const at = r.count;
  if (r.token === token["**"]) {
    r.open(kind.dictionary_splat, r.start);
    r.takeLeaf(token["**"]);
    r.rules.expression(r);
    r.close(at);
    if (startsClauses(r)) r.fail();
    return true;
  }
  readElement(r);
  if (r.token !== lexeme[":"]) return false;
  if (r.kinds[at] === kind.list_splat) r.fail();
  r.wrap(kind.pair, at);
  r.next();
  r.rules.expression(r);
  r.close(at);
  return true;
}

/** Further elements, each behind a comma. */
function readElements(r: Reader, end: number) {
  while (r.token === lexeme[","]) {
    r.next();
    if (r.token === end) return;
    readElement(r);
  }
}

/** An expression, or `*x`. */
export function readElement(r: Reader): void {
  if (r.token !== token["*"]) {
    r.rules.expression(r);
    return;
  }
  const at = r.open(kind.list_splat, r.start);
  r.takeLeaf(token["*"]);
  r.rules.expression(r);
  r.close(at);
}
