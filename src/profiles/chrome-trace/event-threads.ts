import type { ImportedThread } from "#model/imported-profile.ts";
import { isThreadFrame } from "../frame-kind.ts";
import { isObject, type JsonObject, optionalLine, optionalText } from "../json-shape.ts";
import { FrameBook, type NamedFunction } from "../stacks/frame-book.ts";
import { NumberList } from "../stacks/number-list.ts";
import { StackProfile, type ThreadName } from "../stacks/stack-profile.ts";
import { orderedSteps } from "./event-order.ts";
import { threadKey, threadNames } from "./thread-names.ts";

/** The threads of a trace of begin (`B`), end (`E`) and complete (`X`) events. */
export function eventThreads(events: readonly JsonObject[]): ImportedThread[] {
  const byThread = new Map<string, JsonObject[]>();
  for (const event of events) {
    if (event.ph !== "B" && event.ph !== "E" && event.ph !== "X") continue;
    const known = byThread.get(threadKey(event));
    if (known === undefined) byThread.set(threadKey(event), [event]);
    else known.push(event);
  }
  const nameOf = threadNames(events);
  return [...byThread.values()].map((own) => new EventThread(own).finish(nameOf(own[0] as JsonObject)));
}

interface Open {
  readonly name: unknown;
  readonly frame: number;
  readonly node: number;
  readonly line: number | null;
}

/** One thread. An event counts as a call, unless a sampler wrote it. */
class EventThread {
  readonly #profile = new StackProfile([{ name: "time", unit: "nanoseconds" }]);
  readonly #book = new FrameBook(this.#profile);
  readonly #open: Open[] = [];
  readonly #times = new NumberList();
  readonly #nodes = new NumberList();
  readonly #isSampled: boolean;
  #start = 0;
  #now = 0;

  constructor(events: readonly JsonObject[]) {
    this.#isSampled = events.some(({ cat }) => cat === "py-spy");
    const steps = orderedSteps(events);
    this.#start = this.#now = steps[0]?.time ?? 0;
    for (const { event, time, opens } of steps) {
      this.#pass(time);
      if (opens) this.#enter(event);
      else this.#leave(event);
    }
  }

  /** What was never ended ends with the last event. */
  finish(name: ThreadName): ImportedThread {
    const nodes = Int32Array.from(this.#nodes.toArray());
    return this.#profile.finish(name, { times: this.#times.toArray(), nodes, end: this.#now - this.#start });
  }

  #pass(time: number): void {
    if (time <= this.#now) return;
    const top = this.#open.at(-1);
    const node = top?.node ?? this.#profile.root;
    // Time outside of all events is nobody's; the timeline alone shows it.
    if (top !== undefined) this.#profile.add(node, 0, time - this.#now);
    if (top !== undefined && top.line !== null) this.#profile.addLine(top.frame, top.line, 0, time - this.#now);
    this.#times.push(this.#now - this.#start);
    this.#nodes.push(node);
    this.#now = time;
  }

  #enter(event: JsonObject): void {
    const above = this.#open.at(-1);
    const named = namedEvent(event);
    if (named.file === null && isThreadFrame(named.name, null)) {
      this.#open.push({ name: event.name, frame: -1, node: above?.node ?? this.#profile.root, line: null });
      return;
    }
    const frame = this.#book.frame(named);
    const node = this.#profile.child(above?.node ?? this.#profile.root, frame);
    if (!this.#isSampled) this.#profile.addCall(node);
    this.#open.push({ name: event.name, frame, node, line: named.executing ?? null });
  }

  /** Ends the innermost event of that name and all inside it; an end without a beginning is no event. */
  #leave({ name }: JsonObject): void {
    const at = name === undefined ? this.#open.length - 1 : this.#open.findLastIndex((open) => open.name === name);
    if (at !== -1) this.#open.length = at;
  }
}

/** py-spy gives file and executing line in its arguments, VizTracer file and definition in the name. */
function namedEvent({ name, args, cat }: JsonObject): NamedFunction {
  const text = typeof name === "string" || typeof name === "number" ? String(name) : "";
  const given = isObject(args) ? args : {};
  const file = optionalText(given.filename) ?? optionalText(given.file) ?? optionalText(given.url);
  if (file !== null) return { name: text, file, executing: optionalLine(given.line ?? given.lineno) };
  const placed = /^(.+) \((.+):(\d+)\)$/s.exec(text);
  if (placed !== null) return { name: placed[1] ?? "", file: placed[2] ?? null, definition: Number(placed[3]) || null };
  return { name: text, file: null, owner: cat === "py-spy" ? null : optionalText(cat) };
}
