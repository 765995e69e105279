import type { ImportedThread } from "#model/imported-profile.ts";
import { FrameBook } from "../stacks/frame-book.ts";
import { NumberList } from "../stacks/number-list.ts";
import { StackProfile } from "../stacks/stack-profile.ts";
import { inOrder, orderedSamples } from "../v8/sample-times.ts";
import { v8Symbol } from "../v8/v8-symbol.ts";
import type { PerfFrame, PerfHeader } from "./perf-line.ts";

/** A frame as it stands in a stack: its text, and where the source is when perf printed it. */
export interface PerfPlace extends PerfFrame {
  readonly file: string | null;
  readonly line: number | null;
}

/** The samples of one thread and one event. */
export class PerfThread {
  /** The last sample's: a process takes its program's name only once it runs it. */
  #header: PerfHeader;
  readonly #profile: StackProfile;
  readonly #book: FrameBook;
  readonly #frames = new Map<PerfPlace, readonly number[]>();
  readonly #times = new NumberList();
  readonly #nodes = new NumberList();
  #isTimed = true;
  /** False when perf was told not to print how many events a sample stands for: then samples are all that is known. */
  readonly #hasPeriods: boolean;

  constructor(header: PerfHeader) {
    this.#header = header;
    this.#hasPeriods = header.period !== null;
    const isClock = /^(?:cpu|task)-clock/.test(header.event);
    const events = isClock
      ? ({ name: "time", unit: "nanoseconds" } as const)
      : ({ name: header.event, unit: "count" } as const);
    this.#profile = new StackProfile([{ name: "samples", unit: "samples" }, ...(this.#hasPeriods ? [events] : [])]);
    this.#book = new FrameBook(this.#profile);
  }

  /** @param stack leaf first, as perf prints it */
  add(header: PerfHeader, stack: readonly PerfPlace[]): void {
    this.#header = header;
    let node = this.#profile.root;
    let leaf = -1;
    for (let at = stack.length - 1; at >= 0; at--) {
      const frames = this.#framesAt(stack[at] as PerfPlace);
      for (let index = 0; index < frames.length; index++) {
        leaf = frames[index] as number;
        node = this.#profile.child(node, leaf);
      }
    }
    const line = stack[0]?.line ?? null;
    this.#addCost(node, 0, 1, leaf, line);
    if (this.#hasPeriods) this.#addCost(node, 1, header.period ?? 0, leaf, line);
    if (header.time === null) this.#isTimed = false;
    this.#times.push(Math.round((header.time ?? 0) * 1e9));
    this.#nodes.push(node);
  }

  #addCost(node: number, measure: number, value: number, leaf: number, line: number | null): void {
    this.#profile.add(node, measure, value);
    if (line !== null && line >= 1 && leaf !== -1) this.#profile.addLine(leaf, line, measure, value);
  }

  /** @param start of the whole recording, in nanoseconds of perf's clock */
  finish(showsEvent: boolean, start: number): ImportedThread {
    const { command, processId, threadId, event } = this.#header;
    const name = { name: showsEvent ? `${command} [${event}]` : command, processId, threadId };
    if (!this.#isTimed) return this.#profile.finish(name);
    const { times, order } = orderedSamples(this.#times.toArray(), start);
    const nodes = inOrder(Int32Array.from(this.#nodes.toArray()), order);
    return this.#profile.finish(name, { times, nodes, end: times.at(-1) ?? 0, origin: start });
  }

  /** The first sample's time in nanoseconds; null where perf printed none. */
  get start(): number | null {
    if (!this.#isTimed) return null;
    return this.#times.toArray().reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY);
  }

  /** One frame, or several where a just-in-time compiler inlined: `outer->inner`. Root first. */
  #framesAt(place: PerfPlace): readonly number[] {
    const known = this.#frames.get(place);
    if (known !== undefined) return known;
    const { symbol, object, file, line } = place;
    const isMapped = /perf-\d+\.map$/.test(object);
    const symbols = isMapped && !symbol.includes("operator->") ? symbol.split("->") : [symbol];
    const frames = symbols.map((one, at) =>
      this.#frame(one, object, at === symbols.length - 1 ? { file, line } : null),
    );
    // Places with a line are made anew for each sample, so they would only fill the memory.
    if (line === null) this.#frames.set(place, frames);
    return frames;
  }

  #frame(symbol: string, object: string, place: { file: string | null; line: number | null } | null): number {
    const script = v8Symbol(symbol);
    if (script !== null) {
      const { name, file, line, column, external } = script;
      return this.#book.frame({ name, file, definition: line, column, external });
    }
    const isKernel = /^\[(?:kernel|guest)|\.ko(?:\.|$)|^\[\w+\]$/.test(object) && object !== "[unknown]";
    return this.#book.frame({
      name: symbol,
      file: place?.file ?? null,
      executing: place?.line ?? null,
      owner: object === "" ? null : object,
      external: isKernel,
    });
  }
}
