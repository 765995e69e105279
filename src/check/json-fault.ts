const space = /[ \t\r\n]*/y;
// biome-ignore-start lint/suspicious/noControlCharactersInRegex: JSON texts may not hold them
const plain =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const text = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: JSON texts may not hold them

/** Where a text stops being JSON, as `line 3, column 7`; the engine's own message doesn't always say. */
export function jsonFault(content: string): string {
  const before = content.slice(0, faultOffset(content)).split("\n");
  return `line ${before.length}, column ${(before.at(-1) ?? "").length + 1}`;
}

function faultOffset(content: string): number {
  const end = afterValue(content, afterSpace(content, 0));
  return end < 0 ? -end - 1 : afterSpace(content, end);
}

/** The offset behind the value that starts here; of a fault the offset, negative and less one. */
function afterValue(content: string, at: number): number {
  const opening = content[at];
  if (opening !== "{" && opening !== "[") return after(plain, content, at) ?? fault(at);
  const closing = opening === "{" ? "}" : "]";
  let next = afterSpace(content, at + 1);
  if (content[next] === closing) return next + 1;
  for (;;) {
    const item = opening === "{" ? afterMember(content, next) : afterValue(content, next);
    if (item < 0) return item;
    next = afterSpace(content, item);
    if (content[next] === closing) return next + 1;
    if (content[next] !== ",") return fault(next);
    next = afterSpace(content, next + 1);
  }
}

function afterMember(content: string, at: number): number {
  const name = after(text, content, at);
  if (name === null) return fault(at);
  const colon = afterSpace(content, name);
  return content[colon] === ":" ? afterValue(content, afterSpace(content, colon + 1)) : fault(colon);
}

function afterSpace(content: string, at: number): number {
  return after(space, content, at) ?? at;
}

function after(pattern: RegExp, content: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(content) ? pattern.lastIndex : null;
}

function fault(at: number): number {
  return -at - 1;
}
