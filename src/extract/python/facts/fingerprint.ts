import type { SyntaxTree } from "../syntax/syntax-tree.ts";

/**
 * A hash of the code between two offsets without comments and white space (53 bits, hex): moving, indenting or
 * commenting the code leaves it the same.
 */
export function fingerprint(tree: SyntaxTree, start: number, end: number): string {
  const { text, comments } = tree;
  let comment = firstCommentFrom(comments, start);
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let offset = start; offset < end; offset++) {
    if (comment < comments.length && offset >= comments[comment]!) {
      offset = Math.max(offset, comments[comment + 1]! - 1);
      comment += 2;
      continue;
    }
    const code = text.charCodeAt(offset);
    if (code <= 32) continue;
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(16).padStart(14, "0");
}

function firstCommentFrom(comments: Int32Array, start: number): number {
  let low = 0;
  let high = comments.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comments[middle * 2]! < start) low = middle + 1;
    else high = middle;
  }
  return low * 2;
}
