import type { ImportedThread, ProfileFrame, SampleTimeline } from "#model/imported-profile.ts";
import type { Count, Measure } from "#model/measure.ts";
import { NumberList } from "./number-list.ts";
import { PairIndex } from "./pair-index.ts";
import { type TreeCosts, treeCosts } from "./tree-costs.ts";

/** What names a frame, without its costs. */
export type FrameName = Pick<ProfileFrame, "name" | "file" | "line" | "column" | "lineKind" | "external"> & {
  readonly owner?: string;
};

/** What a finished thread is called; null where the format doesn't say. */
export interface ThreadName {
  readonly name: string;
  readonly processId?: string | null;
  readonly threadId?: string | null;
}

/** Samples in order of time: times in nanoseconds since the start, ascending. */
export interface TimelineSamples {
  readonly times: readonly number[] | Float64Array;
  readonly nodes: readonly number[] | Int32Array;
  readonly end: number;
}

/**
 * Collects one thread of a format that keeps whole stacks, and sums it up: one tree of all distinct stacks in typed
 * arrays, whose size depends on the distinct stacks and not on how often they were sampled.
 *
 * Frames are merged by what the importer takes as their identity; the line that was executing is not part of it, its
 * cost is kept apart (`addLine`). A frame that is known by executing lines only takes the first of them.
 */
export class StackProfile {
  readonly #measures: readonly Omit<Measure, "whole">[];
  readonly #frames: FrameName[] = [];
  readonly #tree = new PairIndex();
  readonly #self: readonly NumberList[];
  readonly #lineIndex = new PairIndex();
  readonly #lineSelf: readonly NumberList[];
  readonly #calls = new Map<number, Count>();

  constructor(measures: readonly Omit<Measure, "whole">[]) {
    this.#measures = measures;
    this.#self = measures.map(() => new NumberList());
    this.#lineSelf = measures.map(() => new NumberList());
  }

  /** The node above all stacks. */
  get root(): number {
    return 0;
  }

  get frameCount(): number {
    return this.#frames.length;
  }

  get nodeCount(): number {
    return this.#tree.size + 1;
  }

  /** A new frame; the importer keeps what identifies it. */
  addFrame(frame: FrameName): number {
    return this.#frames.push(frame) - 1;
  }

  /** Says that a frame was seen executing a line, so that its identifying line is the first one seen in the file. */
  seenOnLine(frame: number, line: number): void {
    const known = this.#frames[frame];
    if (known === undefined || known.lineKind !== "executing" || line < 1) return;
    if (known.line === null || line < known.line) this.#frames[frame] = { ...known, line };
  }

  /** The node for a frame called from another node. */
  child(parent: number, frame: number): number {
    return this.#tree.number(parent, frame) + 1;
  }

  /** Adds to what a node cost itself. Must not be negative: see `signedMeasures`. */
  add(node: number, measure: number, value: number): void {
    this.#self[measure]?.add(node, value);
  }

  /** Says on which line a cost that was added to a node of this frame arose. */
  addLine(frame: number, line: number, measure: number, value: number): void {
    this.#lineSelf[measure]?.add(this.#lineIndex.number(frame, line), value);
  }

  /** Counts exact calls of a frame, where the format has them. */
  addCalls(frame: number, calls: Count): void {
    this.#calls.set(frame, sumOfCounts(this.#calls.get(frame) ?? 0, calls));
  }

  /** Sums everything up. Linear in the nodes. */
  finish(thread: ThreadName, timeline: TimelineSamples | null = null): ImportedThread {
    const parents = withRoot(this.#tree.firsts());
    const nodeFrames = withRoot(this.#tree.seconds());
    const tree = { parents, frames: nodeFrames, self: this.#self.map((list) => list.toArray(parents.length)) };
    const costs = treeCosts(tree, this.#frames.length);
    const hasCalls = this.#calls.size > 0;
    return {
      name: thread.name,
      processId: thread.processId ?? null,
      threadId: thread.threadId ?? null,
      measures: this.#measures.map((measure, index) => ({ ...measure, whole: costs.wholes[index] ?? 0 })),
      hasStacks: true,
      hasCalls,
      frames: this.#finishedFrames(costs, hasCalls),
      edges: finishedEdges(costs),
      tree,
      timeline: timeline === null ? null : finishedTimeline(timeline),
    };
  }

  #finishedFrames(costs: TreeCosts, hasCalls: boolean): ProfileFrame[] {
    const lines = this.#finishedLines();
    return this.#frames.map((frame, index) => {
      const own = lines.get(index);
      return {
        ...frame,
        calls: hasCalls ? (this.#calls.get(index) ?? 0) : null,
        primitiveCalls: null,
        costs: costs.frames.map((measure, at) => costAt(measure, index, costs.wholes[at] ?? 0)),
        ...(own === undefined ? {} : { lines: own.sort((a, b) => a.line - b.line) }),
      };
    });
  }

  #finishedLines(): Map<number, { line: number; self: number[] }[]> {
    const lines = new Map<number, { line: number; self: number[] }[]>();
    const frames = this.#lineIndex.firsts();
    const numbers = this.#lineIndex.seconds();
    for (let index = 0; index < frames.length; index++) {
      const frame = frames[index] as number;
      const entry = { line: numbers[index] as number, self: this.#lineSelf.map((list) => list.at(index)) };
      const known = lines.get(frame);
      if (known === undefined) lines.set(frame, [entry]);
      else known.push(entry);
    }
    return lines;
  }
}

/** Adds two counts exactly. */
export function sumOfCounts(a: Count, b: Count): Count {
  if (typeof a === "number" && typeof b === "number" && Number.isSafeInteger(a + b)) return a + b;
  return exactCount(BigInt(a) + BigInt(b));
}

/** A count as a number where that is exact. */
export function exactCount(count: bigint): Count {
  return Number.isSafeInteger(Number(count)) ? Number(count) : count;
}

function finishedEdges({ callers, callees, edges, wholes }: TreeCosts): ImportedThread["edges"] {
  return Array.from(callers, (caller, index) => ({
    caller,
    callee: callees[index] as number,
    calls: null,
    costs: edges.map((measure, at) => costAt(measure, index, wholes[at] ?? 0)),
  }));
}

/** Fractions may sum up to a hair more than the whole; then the whole it is. */
function costAt({ self, total }: TreeCosts["frames"][number], index: number, whole: number) {
  const most = Math.min(total[index] as number, whole);
  return { self: Math.min(self[index] as number, most), total: most };
}

function withRoot(nodes: Int32Array): Int32Array {
  const all = new Int32Array(nodes.length + 1);
  all[0] = -1;
  all.set(nodes, 1);
  return all;
}

function finishedTimeline({ times, nodes, end }: TimelineSamples): SampleTimeline {
  return { times: Float64Array.from(times), nodes: Int32Array.from(nodes), end };
}
