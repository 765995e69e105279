import { readElement } from "./read-atom.ts";
import { readClauses } from "./read-clauses.ts";
import { readExpression, readStarred } from "./read-expression.ts";
import type { Scanner } from "./scanner.ts";
import { kind, token } from "./syntax-kinds.ts";
import { lexeme } from "./tokens.ts";

/** `(a, b=c, *d, **e)`, or `(x for x in y)`. */
export function readCallArguments(r: Scanner): void {
  const list = r.open(kind.argument_list, r.start);
  r.next();
  while (r.token !== lexeme[")"]) {
    const at = r.count;
    if (r.token === token["**"]) {
      r.open(kind.dictionary_splat, r.start);
      r.takeLeaf(token["**"]);
      readExpression(r);
      r.close(at);
    } else {
      readElement(r);
      if (r.token === lexeme["="]) {
        if (!r.isOnly(at, kind.identifier)) r.fail();
        r.wrap(kind.keyword_argument, at);
        r.next();
        readExpression(r);
        r.close(at);
      } else if (r.token === lexeme.for || r.token === token.async) {
        if (at !== list + 1 || r.kinds[at] === kind.list_splat) r.fail();
        r.kinds[list] = kind.generator_expression;
        readClauses(r);
        break;
      }
    }
    if (r.token !== lexeme[","]) break;
    r.next();
  }
  r.expect(lexeme[")"]);
  r.close(list);
}

/** `[a, b:c]`: the parts become parts of the subscript. */
export function readSubscripts(r: Scanner): void {
  r.next();
  if (r.token === lexeme["]"]) r.fail();
  while (r.token !== lexeme["]"]) {
    readSubscript(r);
    if (r.token !== lexeme[","]) break;
    r.next();
  }
  r.expect(lexeme["]"]);
}

function readSubscript(r: Scanner) {
  const at = r.count;
  if (r.token === token["*"]) return readStarred(r);
  if (r.token === lexeme[":"]) r.open(kind.slice, r.start);
  else {
    readExpression(r);
    if (r.token !== lexeme[":"]) return;
    r.wrap(kind.slice, at);
  }
  r.next();
  if (!endsPart(r)) readExpression(r);
  if (r.token === lexeme[":"]) {
    r.next();
    if (!endsPart(r)) readExpression(r);
  }
  r.close(at);
}

function endsPart(r: Scanner): boolean {
  return r.token === lexeme[":"] || r.token === lexeme[","] || r.token === lexeme["]"];
}
