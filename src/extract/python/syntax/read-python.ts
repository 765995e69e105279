import { notRead } from "./node-list.ts";
import { readChoice, readExpression, readExpressions, readPostfix, readStarred, readYield } from "./read-expression.ts";
import { readStatement } from "./read-statement.ts";
import { Reader } from "./reader.ts";
import { kind } from "./syntax-kinds.ts";
import { lineStartsOf, type SyntaxTree } from "./syntax-tree.ts";
import { lexeme } from "./tokens.ts";

const reader = new Reader({
  expression: readExpression,
  expressions: readExpressions,
  choice: readChoice,
  postfix: readPostfix,
  starred: readStarred,
  yielded: readYield,
});

/**
 * Reads Python in a fraction of the time that the general parser takes, into the very tree that is made of tree-sitter's.
 * It knows what nearly every file keeps to. Null for all else: for text that isn't Python or is Python 2, for `match` and
 * `type` statements, type parameters, `except*`, names beyond ASCII. Such a file is for the general parser.
 */
export function readPython(text: string): SyntaxTree | null {
  try {
    reader.begin(text);
    const start = text.search(/\S/);
    const module = reader.open(kind.module, start < 0 ? text.length : start);
    if (reader.indent !== 0) return null;
    reader.block = 0;
    while (reader.token !== lexeme.end) {
      readStatement(reader);
      if (reader.indent !== 0) return null;
    }
    reader.closeAt(module, text.length);
    const comments = Int32Array.from(reader.comments);
    return { text, ...reader.arrays(), lineStarts: lineStartsOf(text), comments, errorLine: null };
  } catch (problem) {
    if (problem === notRead || problem instanceof RangeError) return null; // the latter: nested deeper than the stack is
    throw problem;
  }
}
