import { becomePattern } from "./read-pattern.ts";
import type { Reader } from "./reader.ts";
import { kind, token } from "./syntax-kinds.ts";
import { lexeme } from "./tokens.ts";

/** `for x in y if z`, as often as it comes. */
export function readClauses(r: Reader): void {
  while (true) {
    const at = r.count;
    if (r.token === lexeme.if) {
      r.open(kind.if_clause, r.start);
      r.next();
      r.rules.choice(r);
      if (r.token === lexeme[":="]) r.fail();
    } else if (r.token === lexeme.for || r.token === token.async) {
      r.open(kind.for_in_clause, r.start);
      if (r.token === token.async) r.takeLeaf(token.async);
      r.expect(lexeme.for);
      readTargets(r);
      if (r.token !== token.in) r.fail();
      r.takeLeaf(token.in);
      r.rules.choice(r);
      if (r.token === lexeme[","]) r.fail(); // several things to go over: Python 2
    } else return;
    r.close(at);
  }
}

/** What a `for` binds. */
export function readTargets(r: Reader): void {
  const at = r.count;
  readTarget(r);
  if (r.token === lexeme[","]) {
    r.wrap(kind.pattern_list, at);
    while (r.token === lexeme[","]) {
      r.next();
      if (r.token === token.in) break;
      readTarget(r);
    }
    r.close(at);
  } else if (r.kinds[at] === kind.list_splat_pattern) r.fail();
}

function readTarget(r: Reader) {
  const at = r.count;
  if (r.token === token["*"]) r.rules.starred(r);
  else r.rules.postfix(r);
  becomePattern(r, at);
}
