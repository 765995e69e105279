import { readCallArguments } from "./read-arguments.ts";
import { readTargets } from "./read-clauses.ts";
import { readExpression, readExpressions, readPostfix } from "./read-expression.ts";
import { readLine } from "./read-line.ts";
import { readParameters } from "./read-parameters.ts";
import { readType } from "./read-type.ts";
import type { Reader } from "./reader.ts";
import { kind, token } from "./syntax-kinds.ts";
import { lexeme } from "./tokens.ts";

/** One statement with its blocks, or a line of several small ones. */
export function readStatement(r: Reader): void {
  if (!readBlockStatement(r)) readLine(r);
}

/** A statement that has blocks; false when none begins here. */
function readBlockStatement(r: Reader): boolean {
  const at = r.count;
  switch (r.token) {
    case lexeme.if:
      readIf(r);
      break;
    case lexeme.def:
    case lexeme.class:
      readDefinition(r);
      break;
    case lexeme.for:
      readFor(r);
      break;
    case lexeme.try:
      readTry(r);
      break;
    case lexeme.with:
      readWith(r);
      break;
    case token["@"]:
      readDecorated(r);
      break;
    case lexeme.while:
      r.open(kind.while_statement, r.start);
      r.next();
      readExpression(r);
      readBlock(r);
      readElse(r);
      break;
    case token.async:
      readAsync(r);
      break;
    default:
      return false;
  }
  r.closeAt(at, r.blockEnd);
  return true;
}

/** A colon and the block behind it: on lines of its own, or the rest of the line. */
function readBlock(r: Reader) {
  r.expect(lexeme[":"]);
  if (r.token !== lexeme.newline) {
    const block = r.open(kind.block, r.start);
    readLine(r);
    return r.closeAt(block, r.blockEnd);
  }
  const outer = r.block;
  r.toLine();
  const indent = r.indent;
  if (indent <= outer || r.token === lexeme.end) r.fail();
  r.block = indent;
  const block = r.open(kind.block, r.start);
  do readStatement(r);
  while (r.indent === indent && r.token !== lexeme.end);
  if (r.indent > indent) r.fail();
  // Comments behind the last statement belong to the block as long as they are indented like it.
  for (; r.ownAt < r.ownIndents.length && r.ownIndents[r.ownAt]! >= indent; r.ownAt++) r.blockEnd = r.ownEnds[r.ownAt]!;
  r.closeAt(block, r.blockEnd);
  r.block = outer;
}

/** Whether the line at hand goes on with the statement whose block has just ended. */
function goesOn(r: Reader, word: number): boolean {
  return r.token === word && r.indent === r.block;
}

function readIf(r: Reader) {
  r.open(kind.if_statement, r.start);
  r.next();
  readExpression(r);
  readBlock(r);
  while (goesOn(r, lexeme.elif)) {
    const at = r.open(kind.elif_clause, r.start);
    r.next();
    readExpression(r);
    readBlock(r);
    r.closeAt(at, r.blockEnd);
  }
  readElse(r);
}

function readElse(r: Reader) {
  readClause(r, lexeme.else, kind.else_clause);
}

function readClause(r: Reader, word: number, own: number) {
  if (!goesOn(r, word)) return;
  const at = r.open(own, r.start);
  r.next();
  readBlock(r);
  r.closeAt(at, r.blockEnd);
}

function readFor(r: Reader) {
  r.open(kind.for_statement, r.start);
  readForRest(r);
}

function readForRest(r: Reader) {
  r.next();
  readTargets(r);
  if (r.token !== token.in) r.fail();
  r.takeLeaf(token.in);
  readExpressions(r);
  readBlock(r);
  readElse(r);
}

function readTry(r: Reader) {
  r.open(kind.try_statement, r.start);
  r.next();
  readBlock(r);
  let isHandled = false;
  while (goesOn(r, lexeme.except)) {
    isHandled = true;
    const at = r.open(kind.except_clause, r.start);
    r.next();
    if (r.token !== lexeme[":"]) readCaught(r);
    readBlock(r);
    r.closeAt(at, r.blockEnd);
  }
  readElse(r);
  if (!isHandled && !goesOn(r, lexeme.finally)) r.fail();
  readClause(r, lexeme.finally, kind.finally_clause);
}

function readCaught(r: Reader) {
  readNamed(r);
  while (r.token === lexeme[","]) {
    r.next();
    readExpression(r);
  }
}

/** `x as y`, or `x`. */
function readNamed(r: Reader) {
  const at = r.count;
  readExpression(r);
  if (r.token !== lexeme.as) return;
  r.wrap(kind.as_pattern, at);
  r.next();
  const target = r.open(kind.as_pattern_target, r.start);
  readPostfix(r);
  r.close(target);
  r.close(at);
}

function readWith(r: Reader) {
  r.open(kind.with_statement, r.start);
  readWithRest(r);
}

function readWithRest(r: Reader) {
  r.next();
  const clause = r.open(kind.with_clause, r.start);
  while (true) {
    const item = r.open(kind.with_item, r.start);
    readNamed(r);
    if (r.kinds[item + 1] === kind.tuple && r.kinds[item] === kind.with_item) r.fail(); // items in brackets
    r.close(item);
    if (r.token !== lexeme[","]) break;
    r.next();
  }
  r.close(clause);
  readBlock(r);
}

function readAsync(r: Reader) {
  const at = r.open(kind.other, r.start);
  r.takeLeaf(token.async);
  if (r.token === lexeme.def) {
    r.kinds[at] = kind.function_definition;
    readDefinitionRest(r);
  } else if (r.token === lexeme.for) {
    r.kinds[at] = kind.for_statement;
    readForRest(r);
  } else if (r.token === lexeme.with) {
    r.kinds[at] = kind.with_statement;
    readWithRest(r);
  } else r.fail();
}

function readDefinition(r: Reader) {
  r.open(r.token === lexeme.class ? kind.class_definition : kind.function_definition, r.start);
  readDefinitionRest(r);
}

function readDefinitionRest(r: Reader) {
  const isClass = r.token === lexeme.class;
  r.next();
  if (r.token !== lexeme.name) r.fail();
  r.takeLeaf(kind.identifier);
  if (!isClass) readParameters(r);
  else if (r.token === lexeme["("]) readCallArguments(r);
  if (!isClass && r.token === lexeme["->"]) {
    r.next();
    readType(r);
  }
  readBlock(r);
}

function readDecorated(r: Reader) {
  r.open(kind.decorated_definition, r.start);
  while (r.token === token["@"]) {
    const at = r.open(kind.decorator, r.start);
    r.takeLeaf(token["@"]);
    readExpression(r);
    if (r.token !== lexeme.newline) r.fail();
    r.closeAt(at, r.lineEnd);
    r.toLine();
    if (r.indent !== r.block) r.fail();
  }
  const at = r.count;
  if (r.token === token.async) {
    readAsync(r);
    if (r.kinds[at] !== kind.function_definition) r.fail();
  } else if (r.token === lexeme.def || r.token === lexeme.class) readDefinition(r);
  else r.fail();
  r.closeAt(at, r.blockEnd);
}
