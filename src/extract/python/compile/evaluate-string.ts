import { kind } from "../syntax/syntax-kinds.ts";
import { childrenOf, firstChild, textOf } from "../syntax/syntax-tree.ts";
import { type Body, siteAt } from "./body.ts";
import { plainString } from "./constant-key.ts";

/**
 * A string: its text where it is constant and may name something, and the values put into it. Text with a space in it is a
 * message to somebody: another wording changes no call.
 */
export function evaluateString(body: Body, node: number): number {
  const { tree, writer } = body.file;
  const plain = tree.kinds[node] === kind.string ? plainString(textOf(tree, node)) : null;
  const text = plain === null || /\s/.test(plain) ? null : plain;
  formatParts(body, node);
  const value = writer.result("text", text === null ? -1 : writer.string(text));
  return text === null
    ? withPrefix(body, value, /^[fF]?[rR]?["']([A-Za-z_]\w*)\{[^{]/.exec(textOf(tree, node))?.[1])
    : value;
}

/** A string of which only the start is known, as names of methods are made: `"visit_" + kind`, `f"visit_{kind}"`. */
export function withPrefix(body: Body, value: number, prefix: string | undefined): number {
  const { writer } = body.file;
  if (prefix === undefined || prefix.length > 40) return value;
  return writer.join([value, writer.result("prefixed", writer.string(prefix))]);
}

/** The start of the string that an operator makes of a literal on its left. */
export function prefixOf(literal: string, operator: string): string | undefined {
  const text = plainString(literal);
  if (text === null) return undefined;
  const pattern = operator === "+" ? /^([A-Za-z_]\w*)$/ : /^([A-Za-z_]\w*)%[sr]/;
  return operator === "+" || operator === "%" ? pattern.exec(text)?.[1] : undefined;
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
