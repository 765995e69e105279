import { readCallArguments, readSubscripts } from "./read-arguments.ts";
import { isTarget, readAtom } from "./read-atom.ts";
import { readLambda } from "./read-parameters.ts";
import type { Reader } from "./reader.ts";
import { kind, token } from "./syntax-kinds.ts";
import { lexeme } from "./tokens.ts";

/** How tightly binary operators bind, by token: 0 for what is none. As the grammar has it, `^` binds tighter than `&`. */
const tightness = new Uint8Array(256);
for (const [level, names] of [["|"], ["&"], ["^"], ["<<", ">>"], ["+", "-"], ["*", "/", "//", "%", "@"]].entries()) {
  for (const name of names) tightness[token[name as "|"]] = level + 1;
}

const comparisons = new Uint8Array(256);
for (const name of ["<", "<=", "==", "!=", ">=", ">", "in", "is"] as const) comparisons[token[name]] = 1;
comparisons[lexeme.not] = 1;

/** What ends a list without brackets. */
const ends = new Uint8Array(256);
for (const name of ["newline", "=", ")", "]", "}", ":", ";", "!", "end"] as const) ends[lexeme[name]] = 1;

/** An expression, `x if c else y`, `lambda` and `name := x` included. */
export function readExpression(r: Reader): void {
  const at = r.count;
  if (r.token === lexeme.lambda) {
    readLambda(r);
    return;
  }
  readChoice(r);
  if (r.token === lexeme.if) {
    r.wrap(kind.conditional_expression, at);
    r.next();
    readChoice(r);
    r.expect(lexeme.else);
    readExpression(r);
    r.close(at);
  } else if (r.token === lexeme[":="]) {
    if (!r.isOnly(at, kind.identifier)) r.fail();
    r.wrap(kind.named_expression, at);
    r.next();
    readExpression(r);
    r.close(at);
  }
}

/** An expression down from `or`. */
export function readChoice(r: Reader): void {
  const at = r.count;
  readAll(r);
  while (r.token === token.or) {
    r.wrap(kind.boolean_operator, at);
    r.takeLeaf(token.or);
    readAll(r);
    r.close(at);
  }
}

function readAll(r: Reader) {
  const at = r.count;
  readNegation(r);
  while (r.token === token.and) {
    r.wrap(kind.boolean_operator, at);
    r.takeLeaf(token.and);
    readNegation(r);
    r.close(at);
  }
}

function readNegation(r: Reader): void {
  if (r.token !== lexeme.not) {
    readComparison(r);
    return;
  }
  const at = r.open(kind.not_operator, r.start);
  r.next();
  readNegation(r);
  r.close(at);
}

function readComparison(r: Reader) {
  const at = r.count;
  readOperation(r, 1);
  if (comparisons[r.token] === 0) return;
  r.wrap(kind.comparison_operator, at);
  while (comparisons[r.token] === 1) {
    const { start, end, token: operator } = r;
    r.next();
    if (operator === lexeme.not) {
      r.leaf(token["not in"], start, r.end);
      r.expect(token.in);
    } else if (operator === token.is && r.token === lexeme.not) {
      r.leaf(token["is not"], start, r.end);
      r.next();
    } else r.leaf(operator, start, end);
    readOperation(r, 1);
  }
  r.close(at);
}

/** Binary operators that bind at least so tightly. */
export function readOperation(r: Reader, least: number): void {
  const at = r.count;
  readUnary(r);
  for (let level = tightness[r.token]!; level >= least; level = tightness[r.token]!) {
    r.wrap(kind.binary_operator, at);
    r.takeLeaf(r.token);
    readOperation(r, level + 1);
    r.close(at);
  }
}

function readUnary(r: Reader) {
  const at = r.count;
  const { token: first } = r;
  if (first === token["-"] || first === token["+"] || first === token["~"]) {
    r.open(kind.unary_operator, r.start);
    r.takeLeaf(first);
    readUnary(r);
    r.close(at);
  } else if (first === lexeme.await) {
    r.open(kind.await, r.start);
    r.next();
    readUnary(r);
    r.close(at);
  } else {
    readPostfix(r);
    if (r.token !== token["**"]) return;
    r.wrap(kind.binary_operator, at);
    r.takeLeaf(token["**"]);
    readUnary(r);
    r.close(at);
  }
}

/** A name, a bracket or a literal with all attributes, calls and subscripts behind it. */
export function readPostfix(r: Reader): void {
  const at = r.count;
  readAtom(r);
  while (true) {
    if (r.token === lexeme["."]) {
      r.wrap(kind.attribute, at);
      r.next();
      if (r.token !== lexeme.name) r.fail();
      r.takeLeaf(kind.identifier);
    } else if (r.token === lexeme["("]) {
      r.wrap(kind.call, at);
      readCallArguments(r);
    } else if (r.token === lexeme["["]) {
      r.wrap(kind.subscript, at);
      readSubscripts(r);
    } else return;
    r.close(at);
  }
}

/** `*x` outside of brackets: a name, an attribute or an item. */
export function readStarred(r: Reader): void {
  const at = r.open(kind.list_splat, r.start);
  r.takeLeaf(token["*"]);
  const inner = r.count;
  readPostfix(r);
  if (!isTarget(r.kinds[inner]!)) r.fail();
  r.close(at);
}

function readListed(r: Reader) {
  if (r.token === token["*"]) readStarred(r);
  else readExpression(r);
}

/** One expression or several, without brackets. */
export function readExpressions(r: Reader): void {
  const at = r.count;
  readListed(r);
  if (r.token === lexeme[","]) {
    r.wrap(kind.expression_list, at);
    readFurther(r);
    r.close(at);
  } else if (r.kinds[at] === kind.list_splat) r.fail();
}

/** The rest of a list without brackets, from its first comma on. */
export function readFurther(r: Reader): void {
  while (r.token === lexeme[","]) {
    r.next();
    if (ends[r.token] === 1) return;
    readListed(r);
  }
}

/** `yield`, `yield x`, `yield from x`. */
export function readYield(r: Reader): void {
  const at = r.open(kind.yield, r.start);
  r.next();
  if (r.token === token.from) {
    r.takeLeaf(token.from);
    readExpression(r);
  } else if (ends[r.token] === 0) readExpressions(r);
  r.close(at);
}
