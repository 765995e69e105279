import { readType } from "./read-type.ts";
import type { Reader } from "./reader.ts";
import { kind, token } from "./syntax-kinds.ts";
import { lexeme } from "./tokens.ts";

/** `(a, /, b: int = 1, *c, **d)` */
export function readParameters(r: Reader): void {
  const at = r.open(kind.parameters, r.start);
  r.expect(lexeme["("]);
  readAllUntil(r, lexeme[")"], true);
  r.expect(lexeme[")"]);
  r.close(at);
}

/** `lambda a, b=1: x` */
export function readLambda(r: Reader): void {
  const at = r.open(kind.lambda, r.start);
  r.next();
  if (r.token !== lexeme[":"]) {
    const parameters = r.open(kind.lambda_parameters, r.start);
    readAllUntil(r, lexeme[":"], false);
    r.close(parameters);
  }
  r.expect(lexeme[":"]);
  r.rules.expression(r);
  r.close(at);
}

function readAllUntil(r: Reader, end: number, typed: boolean) {
  while (r.token !== end) {
    readParameter(r, typed);
    if (r.token !== lexeme[","]) return;
    r.next();
  }
}

function readParameter(r: Reader, typed: boolean) {
  const at = r.count;
  if (r.token === lexeme.name) r.takeLeaf(kind.identifier);
  else if (r.token === token["/"]) {
    r.open(kind.positional_separator, r.start);
    r.takeLeaf(token["/"]);
    return r.close(at);
  } else {
    const isRest = r.token === token["*"];
    if (!isRest && r.token !== token["**"]) r.fail();
    r.open(isRest ? kind.list_splat_pattern : kind.dictionary_splat_pattern, r.start);
    r.takeLeaf(r.token);
    const isLone = r.token !== lexeme.name;
    if (!isLone) r.takeLeaf(kind.identifier);
    else if (isRest) r.kinds[at] = kind.keyword_separator;
    else r.fail();
    r.close(at);
    if (isLone) return;
  }
  const isName = r.kinds[at] === kind.identifier;
  if (typed && r.token === lexeme[":"]) {
    r.wrap(kind.typed_parameter, at);
    r.next();
    readType(r);
    if (isName && r.token === lexeme["="]) {
      r.kinds[at] = kind.typed_default_parameter;
      r.next();
      r.rules.expression(r);
    }
    r.close(at);
  } else if (isName && r.token === lexeme["="]) {
    r.wrap(kind.default_parameter, at);
    r.next();
    r.rules.expression(r);
    r.close(at);
  }
}
