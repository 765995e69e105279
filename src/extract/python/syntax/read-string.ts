import type { Reader } from "./reader.ts";
import { kind } from "./syntax-kinds.ts";
import { lexeme } from "./tokens.ts";

const newline = 10;
const braceOpen = 123;
const braceClose = 125;
const backslash = 92;

/** A string, with what stands in braces where it is one that has expressions. */
export function readString(r: Reader): void {
  if (r.token === lexeme.string) {
    r.takeLeaf(kind.string);
    return;
  }
  const { text, contentStart, quotes, isRaw, depth } = r;
  const quote = text.charCodeAt(contentStart - 1);
  const node = r.open(kind.string, r.start);
  for (let at = contentStart; ; at++) {
    const code = text.charCodeAt(at);
    if (code === backslash) at = behindEscape(text, at, isRaw);
    else if (code === braceOpen) {
      if (text.charCodeAt(at + 1) === braceOpen) at++;
      else at = readInterpolation(r, at, kind.interpolation) - 1;
    } else if (code === braceClose) {
      if (text.charCodeAt(at + 1) !== braceClose) r.fail();
      at++;
    } else if (code === quote) {
      if (quotes === 1 || (text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote)) {
        r.end = at + quotes;
        break;
      }
    } else if ((code === newline && quotes === 1) || Number.isNaN(code) || code === 0) r.fail();
  }
  r.depth = depth;
  r.next();
  r.close(node);
}

/** The last character that belongs to a backslash. */
function behindEscape(text: string, at: number, isRaw: boolean): number {
  const next = text.charCodeAt(at + 1);
  if (next === braceOpen || next === braceClose) return at;
  if (next !== 78 || isRaw || text.charCodeAt(at + 2) !== braceOpen) return at + 1;
  const end = text.indexOf("}", at);
  return end < 0 ? text.length : end;
}

/** What stands between braces, from the first of them; gives the offset behind the last. */
function readInterpolation(r: Reader, start: number, own: number): number {
  const node = r.open(own, start);
  r.depth = 1;
  r.end = start + 1;
  r.next();
  if (r.token === lexeme.yield) r.rules.yielded(r);
  else r.rules.expressions(r);
  if (r.token === lexeme["="]) r.next();
  if (r.token === lexeme["!"]) {
    if (!/[a-z]/.test(r.text.charAt(r.end))) r.fail();
    r.end++;
    r.next();
  }
  if (r.token === lexeme[":"]) {
    const end = readFormat(r, r.start);
    r.closeAt(node, end);
    return end;
  }
  if (r.token !== lexeme["}"]) r.fail();
  r.closeAt(node, r.end);
  return r.end;
}

/** `:>10`, `:{width}`; gives the offset behind the brace that ends it. */
function readFormat(r: Reader, start: number): number {
  const node = r.open(kind.format_specifier, start);
  for (let at = start + 1; ; at++) {
    const code = r.text.charCodeAt(at);
    if (code === braceOpen) at = readInterpolation(r, at, kind.format_expression) - 1;
    else if (code === braceClose) {
      r.closeAt(node, at);
      return at + 1;
    } else if (code === newline || code === 34 || code === 39 || code === backslash || Number.isNaN(code)) r.fail();
  }
}
