import { firstToken, token } from "./syntax-kinds.ts";

/**
 * Numbers of the tokens that a reader meets. Operators that the tree keeps have the numbers of `token`; these here are all
 * others, behind them.
 */
const first = firstToken + Object.keys(token).length;
const otherTokens = [
  ...["end", "newline", "name", "integer", "float", "string", "formatString"],
  ...["(", ")", "[", "]", "{", "}", ",", ":", ";", ".", "=", "->", ":=", "...", "!"],
  ...["False", "None", "True", "as", "assert", "await", "break", "class", "continue", "def", "del", "elif", "else"],
  ...["except", "finally", "for", "global", "if", "import", "lambda", "nonlocal", "not", "pass", "raise", "return"],
  ...["try", "while", "with", "yield"],
] as const;

type OtherToken = (typeof otherTokens)[number];

/** Tokens that the tree doesn't keep. */
export const lexeme = Object.fromEntries(otherTokens.map((name, index) => [name, first + index])) as Record<
  OtherToken,
  number
>;

const kept = ["and", "async", "from", "in", "is", "or"] as const;
const keywords = new Map<string, number>([
  ...otherTokens
    .filter((name) => /^([a-z]{2,8}|False|None|True)$/.test(name))
    .map((name) => [name, lexeme[name]] as const),
  ...kept.map((name) => [name, token[name]] as const),
]);
for (const name of ["end", "newline", "name", "integer", "float", "string"]) keywords.delete(name);

const buckets = 256;
const names: (string | undefined)[] = new Array(buckets).fill(undefined);
const numbers = new Uint8Array(buckets);

/** Found by trying: no two keywords share a place. */
function bucket(firstCode: number, lastCode: number, length: number): number {
  return (firstCode + lastCode + length * 19) & (buckets - 1);
}

for (const [name, number] of keywords) {
  const at = bucket(name.charCodeAt(0), name.charCodeAt(name.length - 1), name.length);
  if (names[at] !== undefined) throw new Error(`${name} and ${names[at]} need places of their own.`);
  names[at] = name;
  numbers[at] = number;
}

/** The token of a word: a keyword, or a name. */
export function wordToken(text: string, start: number, end: number): number {
  const length = end - start;
  if (length < 2 || length > 8) return lexeme.name;
  const at = bucket(text.charCodeAt(start), text.charCodeAt(end - 1), length);
  const name = names[at];
  return name !== undefined && name.length === length && text.startsWith(name, start) ? numbers[at]! : lexeme.name;
}

/** Operators by their text, longest first for each first character. */
const operators: readonly (readonly [string, number])[] = [
  ...["+=", "-=", "*=", "/=", "//=", "%=", "@=", "&=", "|=", "^=", "<<=", ">>=", "**=", "<=", "==", "!=", ">="],
  ...["+", "-", "*", "/", "//", "%", "@", "&", "|", "^", "<<", ">>", "**", "~", "<", ">"],
].map((name) => [name, token[name as keyof typeof token]] as const);
const signs = ["(", ")", "[", "]", "{", "}", ",", ":", ";", ".", "=", "->", ":=", "...", "!"] as const;
const byFirst: (readonly (readonly [string, number])[] | undefined)[] = new Array(128).fill(undefined);
for (const entry of [...operators, ...signs.map((name) => [name, lexeme[name]] as const)]) {
  const code = entry[0].charCodeAt(0);
  byFirst[code] = [...(byFirst[code] ?? []), entry].sort((a, b) => b[0].length - a[0].length);
}

/** The operators and signs that begin with a character, longest first. */
export function operatorsFrom(code: number): readonly (readonly [string, number])[] | undefined {
  return byFirst[code];
}
