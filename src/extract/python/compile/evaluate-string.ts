import { kind } from "../syntax/syntax-kinds.ts";
import { childrenOf, firstChild, textOf } from "../syntax/syntax-tree.ts";
import { type Body, siteAt } from "./body.ts";
import { plainString } from "./constant-key.ts";

/** A string: its text where it is constant, and the values put into it. */
export function evaluateString(body: Body, node: number): number {
  const { tree, writer } = body.file;
  const text = tree.kinds[node] === kind.string ? plainString(textOf(tree, node)) : null;
  formatParts(body, node);
  return writer.result("text", text === null ? -1 : writer.string(text));
}

function formatParts(body: Body, node: number) {
  const { tree, writer } = body.file;
  for (const child of childrenOf(tree, node)) {
    if (tree.kinds[child] === kind.interpolation || tree.kinds[child] === kind.format_expression) {
      const expression = firstChild(tree, child);
      if (expression < 0) continue;
      const value = body.file.evaluate(body, expression);
      if (value >= 0) writer.emit("format", value, siteAt(body, expression));
    }
    formatParts(body, child);
  }
}
