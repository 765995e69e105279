import { compileFile } from "./compile/compile-file.ts";
import { type FileFacts, programDigest } from "./facts/file-facts.ts";
import { findScopes } from "./facts/find-scopes.ts";
import { listDefinitions } from "./facts/list-definitions.ts";
import type { SyntaxTree } from "./syntax/syntax-tree.ts";

/** Turns one file's syntax into facts. */
export function factsOfFile(tree: SyntaxTree): FileFacts {
  const { text } = tree;
  const scopes = findScopes(tree);
  const program = compileFile(tree, scopes);
  return {
    lines: tree.lineStarts.length - (text.endsWith("\n") || text === "" ? 1 : 0),
    errorLine: tree.errorLine,
    definitions: listDefinitions(tree, scopes),
    program,
    programDigest: programDigest(program),
  };
}
