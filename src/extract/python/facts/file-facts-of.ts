import type { ParsePython } from "../syntax/parse-python.ts";
import { kind } from "../syntax/syntax-kinds.ts";
import { childrenOf, columnAt, firstChild, lineAt, type SyntaxTree, textOf } from "../syntax/syntax-tree.ts";
import { callSiteOffset } from "./call-site-offset.ts";
import type { FileFacts } from "./file-facts.ts";
import { type FileScopes, findScopes } from "./find-scopes.ts";
import { listDefinitions } from "./list-definitions.ts";
import type { Program, WrittenCall } from "./program.ts";

/** Reads one file's text into facts. */
export function fileFactsOf(text: string, parse: ParsePython): FileFacts {
  const tree = parse(text);
  const scopes = findScopes(tree);
  return {
    lines: tree.lineStarts.length - (text.endsWith("\n") || text === "" ? 1 : 0),
    errorLine: tree.errorLine,
    definitions: listDefinitions(tree, scopes),
    program: programOf(tree, scopes),
  };
}

function programOf(tree: SyntaxTree, scopes: FileScopes): Program {
  const calls: WrittenCall[] = [];
  const imports: Record<string, string> = {};
  const visit = (node: number, caller: number) => {
    const scope = scopes.ofNode.get(node)?.index ?? caller;
    if (tree.kinds[node] === kind.call) {
      const offset = callSiteOffset(tree, node);
      const line = lineAt(tree, offset);
      calls.push({ caller, callee: textOf(tree, firstChild(tree, node)), line, column: columnAt(tree, offset, line) });
    } else if (tree.kinds[node] === kind.import_from_statement) {
      const [from, ...names] = childrenOf(tree, node);
      for (const name of names) {
        const [imported, alias] = childrenOf(tree, name);
        if (tree.kinds[name] === kind.dotted_name)
          imports[textOf(tree, name)] = `${textOf(tree, from!)}:${textOf(tree, name)}`;
        else if (alias !== undefined)
          imports[textOf(tree, alias)] = `${textOf(tree, from!)}:${textOf(tree, imported!)}`;
      }
    }
    for (const child of childrenOf(tree, node)) visit(child, scope);
  };
  visit(0, 0);
  return { calls, imports };
}
