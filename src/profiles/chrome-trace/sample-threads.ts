import type { ImportedThread } from "#model/imported-profile.ts";
import { type JsonObject, JsonShapeError, listAt, objectAt, optionalText } from "../json-shape.ts";
import { FrameBook } from "../stacks/frame-book.ts";
import { StackProfile } from "../stacks/stack-profile.ts";
import { finishTimed } from "../stacks/timed-samples.ts";
import { threadKey } from "./thread-key.ts";
import type { Trace } from "./trace.ts";
import { traceNumber } from "./trace-number.ts";

/** Samples with a table of stack frames, each with the one above it, as Hermes writes them. */
export function sampleThreads(json: JsonObject, { nameOf }: Trace): ImportedThread[] {
  const stackFrames = objectAt(json.stackFrames, "stackFrames");
  const byThread = new Map<string, JsonObject[]>();
  listAt(json.samples, "samples").forEach((value, index) => {
    const sample = objectAt(value, `samples[${index}]`);
    const known = byThread.get(threadKey(sample));
    if (known === undefined) byThread.set(threadKey(sample), [sample]);
    else known.push(sample);
  });
  return [...byThread.values()].map((samples) => {
    const profile = new StackProfile([
      { name: "time", unit: "nanoseconds" },
      { name: "samples", unit: "samples" },
    ]);
    const stacks = new SampleStacks(profile, stackFrames);
    const times = Float64Array.from(samples, ({ ts }, index) => {
      const time = traceNumber(ts);
      if (!Number.isFinite(time)) throw new JsonShapeError(`samples[${index}].ts`, "no time");
      return Math.round(time * 1000);
    });
    const nodes = Int32Array.from(samples, ({ sf }, index) => stacks.node(sf, `samples[${index}].sf`));
    return finishTimed(profile, nameOf(samples[0] as JsonObject), { times, nodes });
  });
}

/** The node of each stack frame, found from its parents without recursion. */
class SampleStacks {
  readonly #profile: StackProfile;
  readonly #book: FrameBook;
  readonly #frames: JsonObject;
  readonly #nodes = new Map<string, number>();

  constructor(profile: StackProfile, frames: JsonObject) {
    this.#profile = profile;
    this.#book = new FrameBook(profile);
    this.#frames = frames;
  }

  node(id: unknown, path: string): number {
    const waiting: string[] = [];
    let at = String(id);
    while (!this.#nodes.has(at)) {
      const { parent } = objectAt(this.#frames[at], path);
      waiting.push(at);
      if (waiting.length > 10_000_000) throw new JsonShapeError(path, "stack frames in a circle");
      if (parent === undefined || parent === null) break;
      at = String(parent);
      if (waiting.length % 1000 === 0 && waiting.includes(at))
        throw new JsonShapeError(path, "stack frames in a circle");
    }
    let node = this.#nodes.get(at) ?? this.#profile.root;
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      node = this.#profile.child(node, this.#frame(objectAt(this.#frames[next], path)));
      this.#nodes.set(next, node);
    }
    return node;
  }

  /** Hermes writes `name(file:line:column)`, and the function's place apart in `funLine` and `funColumn`. */
  #frame(raw: JsonObject): number {
    const [, name = "", file = ""] = /^(.*?)(?:\((.*?)(?::\d+:\d+)?\))?$/s.exec(optionalText(raw.name) ?? "") ?? [];
    const line = traceNumber(raw.funLine ?? raw.line);
    const column = traceNumber(raw.funColumn ?? raw.column);
    return this.#book.frame({
      name,
      file: file === "" ? null : file,
      definition: line >= 1 ? line : null,
      column: column >= 1 ? column : null,
    });
  }
}
