/**
 * Where the value at a path (`nodes[3].callFrame`) starts in a valid JSON text, as an index of its characters; where the
 * path leads no further, the last value on it. Used for errors alone, so it may take a walk over the text.
 */
export function jsonPlace(text: string, path: string): number {
  let at = skipBlanks(text, 0);
  for (const step of path.match(/[^.[\]]+/g) ?? []) {
    const next = text[at] === "[" ? elementPlace(text, at, Number(step)) : memberPlace(text, at, step);
    if (next === null) return at;
    at = next;
  }
  return at;
}

function elementPlace(text: string, start: number, index: number): number | null {
  let at = skipBlanks(text, start + 1);
  for (let number = 0; text[at] !== "]" && at < text.length; number++) {
    if (number === index) return at;
    at = skipBlanks(text, valueEnd(text, at));
    if (text[at] === ",") at = skipBlanks(text, at + 1);
  }
  return null;
}

function memberPlace(text: string, start: number, key: string): number | null {
  if (text[start] !== "{") return null;
  let at = skipBlanks(text, start + 1);
  while (text[at] === '"') {
    const keyEnd = stringEnd(text, at);
    const value = skipBlanks(text, skipBlanks(text, keyEnd) + 1);
    if (text.slice(at + 1, keyEnd - 1) === key) return value;
    at = skipBlanks(text, valueEnd(text, value));
    if (text[at] === ",") at = skipBlanks(text, at + 1);
  }
  return null;
}

/** Behind the value that starts here. */
function valueEnd(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = stringEnd(text, at) - 1;
    else if (character === "{" || character === "[") depth++;
    else if (character === "}" || character === "]") depth--;
    if (depth < 0) return at;
    if (depth === 0 && /[\s,\]}]/.test(text[at + 1] ?? " ")) return at + 1;
  }
  return text.length;
}

function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

function skipBlanks(text: string, start: number): number {
  let at = start;
  while (at < text.length && /\s/.test(text[at] as string)) at++;
  return at;
}
