import type { Group, Grouper } from "./grouper.ts";
import type { StackTree } from "./stack-tree.ts";

/**
 * Groups the callers of cursors by frame. The first steps of an inverted graph move a cursor for each node of the tree, so
 * they are counted first and then written to columns, those of one frame together: lists that grow take far longer.
 */
export function callerGroups(tree: StackTree, foldRecursion: boolean): Grouper {
  const { parents, frameOf } = tree;
  const slots = frameSlots(tree.frames.length);
  /** The caller to go on from: past direct recursion when that is folded. */
  const climb = (node: number): number => {
    let above = parents[node]!;
    while (foldRecursion && above > 0 && frameOf[above] === frameOf[node]) above = parents[above]!;
    return above;
  };
  return {
    root: ({ frame, nodes, weights }) => {
      const own = weights ?? Float64Array.from(nodes, (node) => tree.total[node]!);
      let total = 0;
      for (let index = 0; index < own.length; index++) total += own[index]!;
      return { frame, cursors: nodes, weights: own, self: frame < 0 ? 0 : total, total };
    },
    children: ({ frame, cursors, weights }) => {
      const next = new Int32Array(cursors.length);
      slots.clear();
      for (let index = 0; index < cursors.length; index++) {
        // A root without a frame holds the nodes themselves; below it, each step goes one caller up.
        const above = frame < 0 ? cursors[index]! : climb(cursors[index]!);
        next[index] = above;
        if (above > 0) slots.count(frameOf[above]!, above);
      }
      return written(next, weights, frameOf, slots);
    },
  };
}

/** Where the cursors of each frame go; kept from one unfolding to the next, as it is as large as the list of frames. */
interface FrameSlots {
  readonly clear: () => void;
  /** Makes room for a cursor, unless it is the frame's last one again. */
  readonly count: (frame: number, cursor: number) => void;
  /** Frames that have cursors, in the order of their first. */
  readonly frames: number[];
  /** The frame's place in `frames`; -1 for none. */
  readonly place: Int32Array;
  /** By place: how many cursors there are, and which was counted last. */
  readonly counts: Int32Array;
  readonly last: Int32Array;
}

function frameSlots(size: number): FrameSlots {
  const frames: number[] = [];
  const place = new Int32Array(size).fill(-1);
  const counts = new Int32Array(size);
  const last = new Int32Array(size);
  return {
    frames,
    place,
    counts,
    last,
    clear: () => {
      for (const frame of frames) place[frame] = -1;
      frames.length = 0;
    },
    count: (frame, cursor) => {
      let at = place[frame]!;
      if (at < 0) {
        at = frames.push(frame) - 1;
        place[frame] = at;
        counts[at] = 1;
      } else if (last[at] !== cursor) counts[at]!++;
      // Siblings follow each other in the tree, so merging with the last cursor keeps the lists short.
      last[at] = cursor;
    },
  };
}

/** The groups, whose columns lie one after the other in one piece of memory. */
function written(
  next: Int32Array,
  nextWeights: ArrayLike<number>,
  frameOf: Int32Array,
  { frames, place, counts }: FrameSlots,
): Group[] {
  const ends = new Int32Array(frames.length + 1);
  for (let at = 0; at < frames.length; at++) ends[at + 1] = ends[at]! + counts[at]!;
  const [cursors, weights] = [new Int32Array(ends[frames.length]!), new Float64Array(ends[frames.length]!)];
  const totals = new Float64Array(frames.length);
  const free = ends.slice(0, frames.length);
  for (let index = 0; index < next.length; index++) {
    const above = next[index]!;
    if (above <= 0) continue;
    const at = place[frameOf[above]!]!;
    const weight = nextWeights[index]!;
    totals[at]! += weight;
    const isNew = free[at] === ends[at] || cursors[free[at]! - 1] !== above;
    if (isNew) cursors[free[at]!++] = above;
    weights[free[at]! - 1]! += weight;
  }
  return frames.map((frame, at) => ({
    frame,
    cursors: cursors.subarray(ends[at]!, ends[at + 1]!),
    weights: weights.subarray(ends[at]!, ends[at + 1]!),
    self: 0,
    total: totals[at]!,
  }));
}
