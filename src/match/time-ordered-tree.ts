import type { ImportedThread } from "#model/imported-profile.ts";
import { isIdleCounted } from "./thread-in-range.ts";

/** A call tree in which each stay in a function is a node of its own, in order of time. */
export interface TimeOrderedTree {
  readonly parents: readonly number[];
  /** Index into the thread's frames; -1 for the root. */
  readonly frames: readonly number[];
  readonly self: readonly number[];
}

/**
 * What a thread did in order of time: neighbouring samples share the nodes that their stacks share. Linear in samples times
 * what changed between them.
 *
 * @param range samples outside it are left out; null takes all
 * @param counts true to count samples, false for the nanoseconds that they lasted
 * @returns null for a thread without timestamps
 */
export function timeOrderedTree(
  thread: ImportedThread,
  range: { readonly start: number; readonly end: number } | null,
  counts: boolean,
): TimeOrderedTree | null {
  const { tree, timeline } = thread;
  if (tree === null || timeline === null) return null;
  const { start, end } = range ?? { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };
  const { times, nodes } = timeline;
  const made = { parents: [-1], frames: [-1], self: [0] };
  // The stack that is open: nodes of the call tree from the root down, and the node that each became.
  const open: number[] = [0];
  const became: number[] = [0];
  const path: number[] = [];
  const countsIdle = isIdleCounted(tree);
  for (let sample = 0; sample < times.length; sample++) {
    const from = times[sample]!;
    const until = times[sample + 1] ?? timeline.end;
    const cost = counts ? Number(from >= start && from < end) : Math.min(until, end) - Math.max(from, start);
    if (cost <= 0 || (nodes[sample] === 0 && !countsIdle)) continue;
    path.length = 0;
    for (let node = nodes[sample]!; node >= 0; node = tree.parents[node]!) path.push(node);
    path.reverse();
    let shared = 1;
    while (shared < path.length && shared < open.length && path[shared] === open[shared]) shared++;
    open.length = shared;
    became.length = shared;
    for (let depth = shared; depth < path.length; depth++) {
      open.push(path[depth]!);
      became.push(made.parents.push(became[depth - 1]!) - 1);
      made.frames.push(tree.frames[path[depth]!]!);
      made.self.push(0);
    }
    made.self[became.at(-1)!]! += cost;
  }
  return made;
}
