import type { ImportedThread, ProfileEdge, ProfileFrame, SampleTimeline } from "#model/imported-profile.ts";
import type { Measure } from "#model/measure.ts";
import { NumberList } from "./number-list.ts";
import { PairIndex } from "./pair-index.ts";
import { type CostArrays, type TreeCosts, treeCosts } from "./tree-costs.ts";

/** What names a frame, without its costs. */
export type FrameName = Pick<ProfileFrame, "name" | "file" | "line" | "column" | "lineKind" | "external"> & {
  readonly owner?: string;
};

/** What a finished thread is called; null where the format doesn't say. */
export interface ThreadName {
  readonly name: string;
  readonly processId?: string | null;
  readonly processName?: string | null;
  readonly threadId?: string | null;
}

/** Samples in order of time: times in nanoseconds since the start, ascending. */
export interface TimelineSamples {
  readonly times: readonly number[] | Float64Array;
  readonly nodes: readonly number[] | Int32Array;
  readonly end: number;
  /** Nanoseconds of a clock that the file's threads share, at which `times` begin; left out where there is none. */
  readonly origin?: number;
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
  /** Calls that led to each node; stays empty in profiles of samplers. */
  readonly #calls = new NumberList();

  constructor(measures: readonly Omit<Measure, "whole">[]) {
    this.#measures = measures;
    this.#self = measures.map(() => new NumberList());
    this.#lineSelf = measures.map(() => new NumberList());
  }

  /** The node above all stacks. */
  get root(): number {
    return 0;
  }

  get nodeCount(): number {
    return this.#tree.size + 1;
  }

  /** A new frame; the importer keeps what identifies it. */
  addFrame(frame: FrameName): number {
    return this.#frames.push(frame) - 1;
  }

  /** Says that a frame was seen executing a line: the first of them in the file is what identifies it. */
  seenOnLine(frame: number, line: number): void {
    const known = this.#frames[frame];
    if (known === undefined || known.lineKind !== "executing" || line < 1) return;
    if (known.line === null || line < known.line) this.#frames[frame] = { ...known, line };
  }

  /** The node for a frame called from another node. */
  child(parent: number, frame: number): number {
    return this.#tree.number(parent, frame) + 1;
  }

  /** Adds to what a node cost itself. Must not be negative. */
  add(node: number, measure: number, value: number): void {
    this.#self[measure]?.add(node, value);
  }

  /** Says on which line a cost that was added to a node of this frame arose. */
  addLine(frame: number, line: number, measure: number, value: number): void {
    this.#lineSelf[measure]?.add(this.#lineIndex.number(frame, line), value);
  }

  /** Counts a call that led to a node, where the format has every call. */
  addCall(node: number): void {
    this.#calls.add(node, 1);
  }

  /** Sums everything up. Linear in the nodes. */
  finish(thread: ThreadName, timeline: TimelineSamples | null = null): ImportedThread {
    const parents = withRoot(this.#tree.firsts());
    const nodeFrames = withRoot(this.#tree.seconds());
    const self = this.#self.map((list) => list.toArray(parents.length));
    const hasCalls = this.#calls.length > 0;
    const counted = hasCalls ? [...self, this.#calls.toArray(parents.length)] : self;
    const costs = treeCosts({ parents, frames: nodeFrames, self: counted }, this.#frames.length);
    return {
      name: thread.name,
      processId: thread.processId ?? null,
      ...(thread.processName == null ? {} : { processName: thread.processName }),
      threadId: thread.threadId ?? null,
      measures: this.#measures.map((measure, index) => ({ ...measure, whole: costs.wholes[index] ?? 0 })),
      hasStacks: true,
      hasCalls,
      frames: this.#finishedFrames(costs),
      edges: this.#finishedEdges(costs),
      tree: { parents, frames: nodeFrames, self },
      timeline: timeline === null ? null : finishedTimeline(timeline),
    };
  }

  #finishedFrames({ frames, wholes }: TreeCosts): ProfileFrame[] {
    const lines = this.#finishedLines();
    const calls = frames[this.#measures.length];
    return this.#frames.map((frame, index) => {
      const own = lines.get(index);
      return {
        ...frame,
        calls: calls === undefined ? null : (calls.self[index] as number),
        primitiveCalls: calls === undefined ? null : (calls.outermost[index] as number),
        costs: this.#measures.map((_, at) => costAt(frames[at] as CostArrays, index, wholes[at] ?? 0)),
        ...(own === undefined ? {} : { lines: own.sort((a, b) => a.line - b.line) }),
      };
    });
  }

  #finishedEdges({ callers, callees, edges, wholes }: TreeCosts): ProfileEdge[] {
    const calls = edges[this.#measures.length];
    return Array.from(callers, (caller, index) => ({
      caller,
      callee: callees[index] as number,
      calls: calls === undefined ? null : (calls.self[index] as number),
      costs: this.#measures.map((_, at) => costAt(edges[at] as CostArrays, index, wholes[at] ?? 0)),
    }));
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

/** Fractions may sum up to a hair more than the whole; then the whole it is. */
function costAt({ self, total }: CostArrays, index: number, whole: number) {
  const most = Math.min(total[index] as number, whole);
  return { self: Math.min(self[index] as number, most), total: most };
}

function withRoot(nodes: Int32Array): Int32Array {
  const all = new Int32Array(nodes.length + 1);
  all[0] = -1;
  all.set(nodes, 1);
  return all;
}

function finishedTimeline({ times, nodes, end, origin }: TimelineSamples): SampleTimeline {
  return {
    times: times instanceof Float64Array ? times : Float64Array.from(times),
    nodes: nodes instanceof Int32Array ? nodes : Int32Array.from(nodes),
    end,
    ...(origin === undefined ? {} : { origin }),
  };
}
