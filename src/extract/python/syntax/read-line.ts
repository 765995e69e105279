import { readExpression, readExpressions, readFurther, readStarred, readYield } from "./read-expression.ts";
import { readImport, readImportFrom } from "./read-import.ts";
import { becomePattern, becomePatterns } from "./read-pattern.ts";
import { readType } from "./read-type.ts";
import type { Reader } from "./reader.ts";
import { kind, kindName, token } from "./syntax-kinds.ts";
import { lexeme } from "./tokens.ts";

const augmented = new Uint8Array(256);
for (const number of Object.values(token)) {
  if (/^[^=<>!]+=$|^(<<|>>)=$/.test(kindName(number))) augmented[number] = 1;
}

/** Small statements up to the end of the line; then goes to the next line. */
export function readLine(r: Reader): void {
  readSmall(r);
  while (r.token === lexeme[";"]) {
    r.next();
    if (r.token === lexeme.newline) break;
    readSmall(r);
  }
  endLine(r);
}

/** Goes to the next line. */
export function endLine(r: Reader): void {
  if (r.token !== lexeme.newline) r.fail();
  r.blockEnd = r.lineEnd;
  r.toLine();
}

function isEnd(r: Reader): boolean {
  return r.token === lexeme.newline || r.token === lexeme[";"];
}

function readSmall(r: Reader): void {
  switch (r.token) {
    case lexeme.return:
      readWord(r, kind.return_statement, () => {
        if (!isEnd(r)) readExpressions(r);
      });
      return;
    case lexeme.import:
      readImport(r);
      return;
    case token.from:
      readImportFrom(r);
      return;
    case lexeme.raise:
      readWord(r, kind.raise_statement, () => {
        if (isEnd(r)) return;
        readExpressions(r);
        if (r.token !== token.from) return;
        r.takeLeaf(token.from);
        readExpression(r);
      });
      return;
    case lexeme.pass:
      r.takeLeaf(kind.other);
      return;
    case lexeme.break:
      r.takeLeaf(kind.break_statement);
      return;
    case lexeme.continue:
      r.takeLeaf(kind.continue_statement);
      return;
    case lexeme.assert:
      readWord(r, kind.assert_statement, () => {
        readExpression(r);
        if (r.token !== lexeme[","]) return;
        r.next();
        readExpression(r);
      });
      return;
    case lexeme.del:
      readWord(r, kind.delete_statement, () => readExpressions(r));
      return;
    case lexeme.global:
      readWord(r, kind.global_statement, () => readNames(r));
      return;
    case lexeme.nonlocal:
      readWord(r, kind.nonlocal_statement, () => readNames(r));
      return;
    default:
      readPlain(r);
  }
}

function readWord(r: Reader, own: number, rest: () => void) {
  const at = r.open(own, r.start);
  r.next();
  rest();
  r.close(at);
}

function readNames(r: Reader) {
  while (true) {
    if (r.token !== lexeme.name) r.fail();
    r.takeLeaf(kind.identifier);
    if (r.token !== lexeme[","]) return;
    r.next();
  }
}

/** An expression, or an assignment of one of its kinds. */
function readPlain(r: Reader) {
  const statement = r.open(kind.expression_statement, r.start);
  if (r.token === lexeme.yield) {
    readYield(r);
    return r.close(statement);
  }
  if (r.token === lexeme.name && /^print\s*>>/.test(r.text.slice(r.start, r.start + 20))) r.fail();
  const at = r.count;
  if (r.token === token["*"]) readStarred(r);
  else readExpression(r);
  const isList = r.token === lexeme[","];
  if (isList) readFurther(r);
  if (r.token === lexeme["="]) {
    if (isList) {
      becomePatterns(r, at);
      r.wrap(kind.pattern_list, at);
      r.close(at);
    } else if (r.kinds[at] === kind.list_splat) r.fail();
    else becomePattern(r, at);
    readAssigned(r, at);
  } else if (r.token === lexeme[":"] && !isList) {
    becomePattern(r, at);
    r.wrap(kind.assignment, at);
    r.next();
    readType(r);
    if (r.token === lexeme["="]) {
      r.next();
      readRight(r);
    }
    r.close(at);
  } else if (augmented[r.token] === 1 && !isList) {
    becomePattern(r, at);
    r.wrap(kind.augmented_assignment, at);
    r.takeLeaf(r.token);
    readRight(r);
    r.close(at);
  } else if (!isList && r.kinds[at] === kind.list_splat) r.fail();
  r.close(statement);
}

/** `= value` behind a target that stands at a node. */
function readAssigned(r: Reader, at: number) {
  r.wrap(kind.assignment, at);
  r.next();
  const right = r.count;
  readRight(r);
  if (r.token === lexeme["="]) {
    becomePattern(r, right);
    readAssigned(r, right);
  }
  r.close(at);
}

function readRight(r: Reader) {
  if (r.token === lexeme.yield) readYield(r);
  else readExpressions(r);
}
