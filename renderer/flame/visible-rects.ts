import type { FlameRange } from "./flame-range.ts";
import type { Unfolding } from "./unfolding.ts";

/** Nodes to draw, as flat numbers: x, width and row of each in pixels and rows, and the node; -1 for what is too thin to draw apart. */
export interface VisibleRects {
  readonly count: number;
  readonly x: Float64Array;
  readonly width: Float64Array;
  readonly row: Int32Array;
  readonly node: Int32Array;
  /** The deepest row that was reached, for the scroll bar. */
  readonly rows: number;
  /** True when the time ran out before everything was unfolded: ask again. */
  readonly isPartial: boolean;
}

interface Screen {
  readonly width: number;
  /** First and last row on screen; rows above are walked through, rows below are not unfolded. */
  readonly firstRow: number;
  readonly lastRow: number;
  /** A node narrower than this, in pixels, is merged with its thin neighbours. */
  readonly thinnest: number;
  /** Milliseconds after which unfolding waits for the next frame; a few nodes are unfolded in any case. */
  readonly budget: number;
  /** Nodes to unfold however long the walk over the others took; heavy ones that use up the time by themselves end it earlier. */
  readonly atLeast: number;
}

const most = 40_000;
const buffers = {
  x: new Float64Array(most),
  width: new Float64Array(most),
  row: new Int32Array(most),
  node: new Int32Array(most),
};

/**
 * The nodes that a range shows, left to right within their rows. Children are in order of cost, so the first one too thin
 * ends its siblings: work goes with what is seen, not with the size of the tree. The arrays are used again by the next call.
 */
export function visibleRects(flame: Unfolding, range: FlameRange, screen: Screen): VisibleRects {
  const scale = screen.width / (range.end - range.start);
  const deadline = performance.now() + screen.budget;
  const open: number[] = [0];
  let count = 0;
  let rows = 0;
  let unfolded = 0;
  /** Milliseconds of unfolding alone. */
  let unfolding = 0;
  let isPartial = false;
  const put = (x: number, width: number, row: number, node: number): void => {
    if (row < screen.firstRow || count >= most) return;
    buffers.x[count] = x;
    buffers.width[count] = width;
    buffers.row[count] = row;
    buffers.node[count++] = node;
  };
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const row = flame.depth[node]!;
    const x = (flame.start[node]! - range.start) * scale;
    put(x, flame.total[node]! * scale, row, node);
    rows = Math.max(rows, row + 1);
    if (row >= screen.lastRow) continue;
    if (flame.childCount[node] === -1) {
      // Walking over what is unfolded may use up the time: without a minimum, a slow machine would never get further.
      const started = performance.now();
      if (unfolding > Math.max(0, screen.budget) || (unfolded >= screen.atLeast && started > deadline)) {
        isPartial = true;
        continue;
      }
      flame.unfold(node);
      unfolded++;
      unfolding += performance.now() - started;
    }
    const first = firstSeenChild(flame, node, range.start);
    const end = flame.firstChild[node]! + flame.childCount[node]!;
    let lastThin = Number.NEGATIVE_INFINITY;
    for (let child = first; child < end; child++) {
      const childX = (flame.start[child]! - range.start) * scale;
      if (childX > screen.width) break;
      const width = flame.total[child]! * scale;
      if (width < screen.thinnest && flame.isTimed) {
        // Drawn where the last thin one was, if that lies on the same pixel.
        if (childX >= lastThin + screen.thinnest) put(childX, screen.thinnest, row + 1, -1);
        if (childX >= lastThin + screen.thinnest) lastThin = childX;
        rows = Math.max(rows, row + 2);
        continue;
      }
      if (width < screen.thinnest) {
        const rest = (restEnd(flame, node) - flame.start[child]!) * scale;
        put(childX, rest, row + 1, -1);
        rows = Math.max(rows, row + 2);
        break;
      }
      open.push(child);
    }
  }
  return { ...buffers, count, rows, isPartial };
}

/** Where a node's children end: what lies right of it is the node's own cost. */
function restEnd(flame: Unfolding, node: number): number {
  const last = flame.firstChild[node]! + flame.childCount[node]! - 1;
  return flame.start[last]! + flame.total[last]!;
}

/** The first child that reaches into the range, found by halving. */
function firstSeenChild(flame: Unfolding, node: number, start: number): number {
  let low = flame.firstChild[node]!;
  let high = low + flame.childCount[node]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (flame.start[middle]! + flame.total[middle]! <= start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The node at a unit and row, or null where nothing is. Unfolds what lies on the way. */
export function nodeAt(flame: Unfolding, unit: number, row: number): number | null {
  let node = 0;
  if (unit < 0 || unit > flame.whole) return null;
  while (flame.depth[node]! < row) {
    flame.unfold(node);
    const child = firstSeenChild(flame, node, unit);
    const end = flame.firstChild[node]! + flame.childCount[node]!;
    if (child >= end || flame.start[child]! > unit) return null;
    node = child;
  }
  return node;
}
