import { compileFile } from "./compile/compile-file.ts";
import { type FileFacts, programDigest } from "./facts/file-facts.ts";
import { findScopes } from "./facts/find-scopes.ts";
import { listDefinitions } from "./facts/list-definitions.ts";
import type { ParsePython } from "./syntax/parse-python.ts";

/** Reads one file's text into facts. */
export function factsOfFile(text: string, parse: ParsePython): FileFacts {
  const tree = parse(text);
  const scopes = findScopes(tree);
  const program = compileFile(tree, scopes, parse);
  return {
    lines: tree.lineStarts.length - (text.endsWith("\n") || text === "" ? 1 : 0),
    errorLine: tree.errorLine,
    definitions: listDefinitions(tree, scopes),
    program,
    programDigest: programDigest(program),
  };
}
