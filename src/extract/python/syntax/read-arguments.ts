import { readElement } from "./read-atom.ts";
import { readClauses } from "./read-clauses.ts";
import type { Reader } from "./reader.ts";
import { kind, token } from "./syntax-kinds.ts";
import { lexeme } from "./tokens.ts";

/** `(a, b=c, *d, **e)`, or `(x for x in y)`. */
export function readCallArguments(r: Reader): void {
  const list = r.open(kind.argument_list, r.start);
  r.next();
  while (r.token !== lexeme[")"]) {
    const at = r.count;
    if (r.token === token["**"]) {
      r.open(kind.dictionary_splat, r.start);
      r.takeLeaf(token["**"]);
      r.rules.expression(r);
      r.close(at);
    } else {
      readElement(r);
      if (r.token === lexeme["="]) {
        if (!r.isOnly(at, kind.identifier)) r.fail();
        r.wrap(kind.keyword_argument, at);
        r.next();
        r.rules.expression(r);
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
export function readSubscripts(r: Reader): void {
  r.next();
  if (r.token === lexeme["]"]) r.fail();
  while (r.token !== lexeme["]"]) {
    readSubscript(r);
    if (r.token !== lexeme[","]) break;
    r.next();
  }
  r.expect(lexeme["]"]);
}

function readSubscript(r: Reader) {
  const at = r.count;
  if (r.token === token["*"]) return r.rules.starred(r);
  if (r.token === lexeme[":"]) r.open(kind.slice, r.start);
  else {
    r.rules.expression(r);
    if (r.token !== lexeme[":"]) return;
    r.wrap(kind.slice, at);
  }
  r.next();
  if (!endsPart(r)) r.rules.expression(r);
  if (r.token === lexeme[":"]) {
    r.next();
    if (!endsPart(r)) r.rules.expression(r);
  }
  r.close(at);
}

function endsPart(r: Reader): boolean {
  return r.token === lexeme[":"] || r.token === lexeme[","] || r.token === lexeme["]"];
}
