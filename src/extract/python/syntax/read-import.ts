import type { Reader } from "./reader.ts";
import { kind, token } from "./syntax-kinds.ts";
import { lexeme } from "./tokens.ts";

/** `import a.b as c, d` */
export function readImport(r: Reader): void {
  const at = r.open(kind.import_statement, r.start);
  r.next();
  readImported(r);
  r.close(at);
}

/** `from .a import b as c, d` */
export function readImportFrom(r: Reader): void {
  const at = r.open(kind.import_from_statement, r.start);
  r.takeLeaf(token.from);
  if (r.token === lexeme["."] || r.token === lexeme["..."]) readRelative(r);
  else if (r.text.slice(r.start, r.end) === "__future__") {
    r.kinds[at] = kind.future_import_statement;
    r.next();
  } else readDotted(r);
  r.expect(lexeme.import);
  if (r.token === token["*"]) {
    const all = r.open(kind.wildcard_import, r.start);
    r.takeLeaf(token["*"]);
    r.close(all);
  } else if (r.token === lexeme["("]) {
    r.next();
    readImported(r);
    r.expect(lexeme[")"]);
  } else readImported(r);
  r.close(at);
}

function readRelative(r: Reader) {
  const at = r.open(kind.relative_import, r.start);
  const prefix = r.open(kind.import_prefix, r.start);
  while (r.token === lexeme["."] || r.token === lexeme["..."]) r.next();
  r.close(prefix);
  if (r.token !== lexeme.import) readDotted(r);
  r.close(at);
}

function readImported(r: Reader) {
  while (true) {
    const at = r.count;
    readDotted(r);
    if (r.token === lexeme.as) {
      r.wrap(kind.aliased_import, at);
      r.next();
      if (r.token !== lexeme.name) r.fail();
      r.takeLeaf(kind.identifier);
      r.close(at);
    }
    if (r.token !== lexeme[","]) return;
    r.next();
    if (r.token === lexeme[")"]) return;
  }
}

function readDotted(r: Reader) {
  const at = r.open(kind.dotted_name, r.start);
  while (true) {
    if (r.token !== lexeme.name) r.fail();
    r.takeLeaf(kind.identifier);
    if (r.token !== lexeme["."]) break;
    r.next();
  }
  r.close(at);
}
