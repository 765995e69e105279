import type { ImportedThread } from "#model/imported-profile.ts";
import { isThreadFrame } from "../frame-kind.ts";
import { FrameBook } from "../stacks/frame-book.ts";
import { NumberList } from "../stacks/number-list.ts";
import { StackProfile, type ThreadName } from "../stacks/stack-profile.ts";
import { completeStep, orderedSteps, startStep } from "./event-order.ts";
import type { LoggedFunction, TraceLog } from "./trace-log.ts";

interface Open {
  readonly nameId: number;
  readonly frame: number;
  readonly node: number;
  readonly line: number | null;
}

/** Builds one thread from its events. Each counts as a call, unless a sampler wrote them; what never ends, ends with the last. */
export function eventThread(log: TraceLog, name: ThreadName): ImportedThread {
  const thread = new EventThread(log.isSampled);
  const { times, numbers, kinds, length } = orderedSteps(log);
  const start = times[0] ?? 0;
  for (let step = 0; step < length; step++) {
    thread.pass((times[step] as number) - start);
    const number = numbers[step] as number;
    if (kinds[step] === startStep) thread.enter(number, log.functions[number] as LoggedFunction);
    else thread.leave(kinds[step] === completeStep ? (log.functions[number] as LoggedFunction).nameId : number);
  }
  return thread.finish(name, start);
}

class EventThread {
  readonly #profile = new StackProfile([{ name: "time", unit: "nanoseconds" }]);
  readonly #book = new FrameBook(this.#profile);
  /** By the function's number in the log; -1 for what only names a thread. */
  readonly #frames: number[] = [];
  readonly #open: Open[] = [];
  readonly #times = new NumberList();
  readonly #nodes = new NumberList();
  readonly #isSampled: boolean;
  #now = 0;

  constructor(isSampled: boolean) {
    this.#isSampled = isSampled;
  }

  /** @param origin nanoseconds of the trace's clock at which the times begin */
  finish(name: ThreadName, origin: number): ImportedThread {
    const nodes = Int32Array.from(this.#nodes.toArray());
    return this.#profile.finish(name, { times: this.#times.toArray(), nodes, end: this.#now, origin });
  }

  /** Gives the time since the step before to what is innermost. Time outside of all events is nobody's. */
  pass(time: number): void {
    if (time <= this.#now) return;
    const top = this.#open.at(-1);
    if (top !== undefined) this.#profile.add(top.node, 0, time - this.#now);
    if (top !== undefined && top.line !== null && top.frame !== -1) {
      this.#profile.addLine(top.frame, top.line, 0, time - this.#now);
    }
    this.#times.push(this.#now);
    this.#nodes.push(top?.node ?? this.#profile.root);
    this.#now = time;
  }

  enter(number: number, named: LoggedFunction): void {
    const above = this.#open.at(-1);
    const frame = this.#frames[number] ?? this.#newFrame(number, named);
    const parent = above?.node ?? this.#profile.root;
    const node = frame === -1 ? parent : this.#profile.child(parent, frame);
    if (!this.#isSampled && frame !== -1) this.#profile.addCall(node);
    this.#open.push({ nameId: named.nameId, frame, node, line: named.executing ?? null });
  }

  /** Ends the innermost event of that name and all inside it; an end without a beginning is no event. */
  leave(nameId: number): void {
    const at = nameId === -1 ? this.#open.length - 1 : this.#open.findLastIndex((open) => open.nameId === nameId);
    if (at !== -1) this.#open.length = at;
  }

  #newFrame(number: number, named: LoggedFunction): number {
    const frame = isThreadFrame(named.name, named.file) ? -1 : this.#book.frame(named);
    this.#frames[number] = frame;
    return frame;
  }
}
