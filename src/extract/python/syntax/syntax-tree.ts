/**
 * A parsed file as flat arrays in source order: node `i` is followed by its children, and `after[i]` is the first node
 * behind its subtree. Reading it costs no call into the parser.
 */
export interface SyntaxTree {
  readonly text: string;
  /** Numbers of `syntax-kinds.ts`. */
  readonly kinds: Uint8Array;
  /** Offsets into `text` in UTF-16 units. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly after: Int32Array;
  /** Offset of the first character of each line. */
  readonly lineStarts: Int32Array;
  /** Start and end of each comment, in order. */
  readonly comments: Int32Array;
  /** Line of the first place that isn't Python, from 1; null when all of it is. */
  readonly errorLine: number | null;
}

/** The first child, or -1. */
export function firstChild(tree: SyntaxTree, node: number): number {
  return node + 1 < tree.after[node]! ? node + 1 : -1;
}

/** The children of a node, tokens that carry meaning included. */
export function childrenOf(tree: SyntaxTree, node: number): number[] {
  const children: number[] = [];
  for (let child = node + 1, end = tree.after[node]!; child < end; child = tree.after[child]!) children.push(child);
  return children;
}

/** The first child of a kind, or -1. */
export function childOfKind(tree: SyntaxTree, node: number, kind: number): number {
  for (let child = node + 1, end = tree.after[node]!; child < end; child = tree.after[child]!) {
    if (tree.kinds[child] === kind) return child;
  }
  return -1;
}

/** The last child, or -1. */
export function lastChild(tree: SyntaxTree, node: number): number {
  let last = -1;
  for (let child = node + 1, end = tree.after[node]!; child < end; child = tree.after[child]!) last = child;
  return last;
}

/** The source text of a node. */
export function textOf(tree: SyntaxTree, node: number): string {
  return tree.text.slice(tree.starts[node]!, tree.ends[node]!);
}

/** The line of an offset, from 1. */
export function lineAt(tree: SyntaxTree, offset: number): number {
  const { lineStarts } = tree;
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

/** The column of an offset on its line, from 1, in UTF-16 units. */
export function columnAt(tree: SyntaxTree, offset: number, line: number): number {
  return offset - tree.lineStarts[line - 1]! + 1;
}
