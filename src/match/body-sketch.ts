/** Tokens in a row that count as one piece of a body. */
const shingleLength = 4;
/** So many of the smallest hashes stand for a body; a body with fewer pieces is kept whole. */
const sketchSize = 128;

/**
 * What a function's body is made of, as the smallest hashes of its shingles (runs of four tokens): Broder, "On the
 * resemblance and containment of documents", 1997. Comments and white space don't count, nor does the function's own
 * name, so that a renamed function keeps its sketch.
 *
 * @param text the function's lines, decorators included
 */
export function bodySketch(text: string, name: string, language: "python" | "typescript" | "javascript"): Uint32Array {
  const tokens = tokensOf(text, language).map((token) => (token === name ? "\u0001" : token));
  const hashes = new Set<number>();
  for (let at = 0; at === 0 || at + shingleLength <= tokens.length; at++) {
    hashes.add(hashOf(tokens.slice(at, at + shingleLength)));
  }
  return Uint32Array.from(hashes).sort().slice(0, sketchSize);
}

/** How alike two bodies are: the share of pieces that both have, from 0 to 1; exact below 128 pieces, else an estimate. */
export function resemblance(a: Uint32Array, b: Uint32Array): number {
  const inA = new Set(a);
  const inB = new Set(b);
  const union = [...new Set([...a, ...b])].sort((x, y) => x - y);
  const sample = a.length < sketchSize && b.length < sketchSize ? union : union.slice(0, sketchSize);
  return sample.length === 0 ? 0 : sample.filter((hash) => inA.has(hash) && inB.has(hash)).length / sample.length;
}

const pythonToken =
  /#[^\n]*|"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[\p{L}_$][\p{L}\p{N}_$]*|\d[\w.]*|[^\s\w]/gu;
const scriptToken =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[\p{L}_$][\p{L}\p{N}_$]*|\d[\w.]*|[^\s\w]/gu;

function tokensOf(text: string, language: "python" | "typescript" | "javascript"): string[] {
  const isPython = language === "python";
  const isComment = (token: string) => (isPython ? token.startsWith("#") : /^\/[/*]/.test(token));
  return (text.match(isPython ? pythonToken : scriptToken) ?? []).filter((token) => !isComment(token));
}

/** FNV-1a over the tokens, mixed so that its smallest values are a fair sample. */
function hashOf(tokens: readonly string[]): number {
  let hash = 0x811c9dc5;
  for (const token of tokens) {
    for (let at = 0; at < token.length; at++) hash = Math.imul(hash ^ token.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ 0x20, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
