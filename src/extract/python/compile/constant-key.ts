import { kind } from "../syntax/syntax-kinds.ts";
import { textOf } from "../syntax/syntax-tree.ts";
import type { Body } from "./body.ts";

/** A string or small number as constant key: even numbers are strings, odd ones integers; -1 for anything else. */
export function constantKey(body: Body, node: number): number {
  const { tree, writer } = body.file;
  if (tree.kinds[node] === kind.string) {
    const text = plainString(textOf(tree, node));
    return text === null ? -1 : writer.string(text) * 2;
  }
  if (tree.kinds[node] !== kind.integer) return -1;
  const text = textOf(tree, node);
  return /^\d{1,3}$/.test(text) ? Number(text) * 2 + 1 : -1;
}

/** The text of a short string literal without interpolation or escapes; null for any other. */
export function plainString(literal: string): string | null {
  return /^[bBuUrR]*(["'])([^"'\\\n{}]{0,60})\1$/.exec(literal)?.[2] ?? null;
}
