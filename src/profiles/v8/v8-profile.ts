import type { ImportedThread } from "#model/imported-profile.ts";
import {
  type ElementStream,
  type JsonObject,
  JsonShapeError,
  listAt,
  numberAt,
  objectAt,
  wholeNumberAt,
} from "../json-shape.ts";
import { StackProfile, type ThreadName } from "../stacks/stack-profile.ts";
import { sampleNumbers, sampleSums, timelineNodes } from "./sample-sums.ts";
import { inNanoseconds, inOrder, orderedSamples } from "./sample-times.ts";
import { v8Frame, v8FrameKey } from "./v8-frame.ts";

/** One node of V8's profile with its place in ours. */
interface V8Node {
  /** -1 for the root, and for `(idle)`: while a program waits no function costs anything. */
  readonly frame: number;
  readonly node: number;
  readonly isIdle: boolean;
  readonly raw: JsonObject;
  /** Nanoseconds. */
  self: number;
}

/** The measures of V8's sampling profiler: how long its samples lasted, and how many there were. */
const time = 0;
const samples = 1;

/**
 * Builds one thread from V8's node list. Each sample lasts until the next one. The nodes' `hitCount`s are not the
 * samples (V8 counts deoptimised ones differently), so they stand in only where samples are missing.
 */
export class V8Profile {
  readonly #profile = new StackProfile([
    { name: "time", unit: "nanoseconds" },
    { name: "samples", unit: "samples" },
  ]);
  readonly #frames = new Map<string, number>();
  readonly #nodes = new Map<unknown, V8Node>();
  readonly #lineBase: 0 | 1;

  /** @param lineBase 1 for the oldest profiles, whose lines count from 1 */
  constructor(lineBase: 0 | 1 = 0) {
    this.#lineBase = lineBase;
  }

  /** Adds a node below another one; below the root's own node when `parent` is undefined. */
  addNode(id: unknown, callFrame: JsonObject, parent: unknown, raw: JsonObject): void {
    if (this.#nodes.has(id)) throw new JsonShapeError("nodes", `the node ${id} twice`);
    const above = this.#nodes.get(parent);
    if (above === undefined) {
      this.#nodes.set(id, { frame: -1, node: this.#profile.root, isIdle: false, raw, self: 0 });
      return;
    }
    if (callFrame.functionName === "(idle)") {
      this.#nodes.set(id, { frame: -1, node: this.#profile.root, isIdle: true, raw, self: 0 });
      return;
    }
    const frame = this.#frame(callFrame);
    this.#nodes.set(id, { frame, node: this.#profile.child(above.node, frame), isIdle: false, raw, self: 0 });
  }

  hasNode(id: unknown): boolean {
    return this.#nodes.has(id);
  }

  /**
   * @param ids the node of each sample
   * @param times of each sample, in microseconds; the function's to change
   * @param start of the recording, in microseconds
   */
  finish(thread: ThreadName, ids: ElementStream, times: Float64Array, start: number): ImportedThread {
    if (ids.length === 0) return this.#finishFromHits(thread);
    const known = [...this.#nodes.values()];
    const ordered = orderedSamples(times, start);
    const numbers = inOrder(sampleNumbers(ids, [...this.#nodes.keys()]), ordered.order);
    const sums = sampleSums(numbers, ordered.times, known.length);
    known.forEach((node, number) => {
      if (node.isIdle) return;
      node.self = sums.self[number] as number;
      this.#profile.add(node.node, time, node.self);
      this.#profile.add(node.node, samples, sums.samples[number] as number);
    });
    this.#addLines(known);
    const nodes = Int32Array.from(known, ({ node }) => node);
    const timeline = timelineNodes(numbers, nodes);
    const nanoseconds = inNanoseconds(ordered.times);
    const origin = Math.round(ordered.base * 1000);
    return this.#profile.finish(thread, { times: nanoseconds, nodes: timeline, end: nanoseconds.at(-1) ?? 0, origin });
  }

  #finishFromHits(thread: ThreadName): ImportedThread {
    for (const { node, isIdle, raw } of this.#nodes.values()) {
      if (isIdle) continue;
      this.#profile.add(node, samples, raw.hitCount === undefined ? 0 : wholeNumberAt(raw.hitCount, "hitCount"));
    }
    return withoutTime(this.#profile.finish(thread));
  }

  /** Shares the time of a node among its lines by V8's ticks. */
  #addLines(nodes: readonly V8Node[]): void {
    for (const { frame, raw, self } of nodes) {
      if (frame === -1 || self === 0 || raw.positionTicks === undefined) continue;
      const ticks = listAt(raw.positionTicks, "positionTicks").map((tick) => positionTick(tick));
      const sum = ticks.reduce((all, tick) => all + tick.ticks, 0);
      for (const { line, ticks: count } of ticks) {
        if (line < 1 || sum === 0) continue;
        this.#profile.addLine(frame, line, time, Math.round((self * count) / sum));
        this.#profile.addLine(frame, line, samples, count);
      }
    }
  }

  #frame(callFrame: JsonObject): number {
    const key = v8FrameKey(callFrame);
    let frame = this.#frames.get(key);
    if (frame === undefined) {
      frame = this.#profile.addFrame(v8Frame(callFrame, this.#lineBase));
      this.#frames.set(key, frame);
    }
    return frame;
  }
}

function positionTick(tick: unknown): { line: number; ticks: number } {
  const { line, ticks } = objectAt(tick, "positionTicks");
  return { line: numberAt(line, "positionTicks"), ticks: wholeNumberAt(ticks, "positionTicks") };
}

/** Hits say nothing of time, so that measure goes. */
function withoutTime(thread: ImportedThread): ImportedThread {
  return {
    ...thread,
    measures: thread.measures.slice(1),
    frames: thread.frames.map((frame) => ({ ...frame, costs: frame.costs.slice(1) })),
    edges: thread.edges.map((edge) => ({ ...edge, costs: edge.costs.slice(1) })),
    tree: thread.tree && { ...thread.tree, self: thread.tree.self.slice(1) },
  };
}
