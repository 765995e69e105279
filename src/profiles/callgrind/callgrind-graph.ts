import type { Count } from "#model/measure.ts";
import { PairIndex } from "../stacks/pair-index.ts";
import { sumOfCounts } from "../sum-of-counts.ts";

/** A function as callgrind names it: recursion levels and calling contexts still in the name. */
export interface CallgrindFunction {
  readonly name: string;
  /** Null for `???`. */
  readonly file: string | null;
  readonly object: string | null;
}

/** Calls of one function by another: how often, and what they cost with all they called in turn. */
export interface CallgrindCall {
  calls: Count;
  readonly inclusive: Float64Array;
}

/** What one process and thread of a callgrind file says, all its parts summed. */
export class CallgrindGraph {
  readonly processId: string | null;
  readonly threadId: string | null;
  readonly events: readonly string[];
  readonly functions: CallgrindFunction[] = [];
  /** Own cost of each function, one number for each event. */
  readonly self: Float64Array[] = [];
  /** Own cost by line of the function's own file: line number to costs. */
  readonly lines: (Map<number, Float64Array> | undefined)[] = [];
  readonly calls: CallgrindCall[] = [];
  readonly #callIndex = new PairIndex();
  readonly #numbers = new Map<string, number>();

  constructor(processId: string | null, threadId: string | null, events: readonly string[]) {
    this.processId = processId;
    this.threadId = threadId;
    this.events = events;
  }

  /** Caller and callee of each call, by function number. */
  get ends(): { readonly callers: Int32Array; readonly callees: Int32Array } {
    return { callers: this.#callIndex.firsts(), callees: this.#callIndex.seconds() };
  }

  /** The number of a function. Name, file and object identify it, as in KCachegrind. */
  number(name: string, file: string | null, object: string | null): number {
    const key = `${name}\0${file ?? ""}\0${object ?? ""}`;
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.functions.push({ name, file, object }) - 1;
      this.self.push(new Float64Array(this.events.length));
      this.lines.push(undefined);
      this.#numbers.set(key, number);
    }
    return number;
  }

  /** Adds own cost. @param line in the function's own file; null where the code was inlined from another */
  addSelf(number: number, line: number | null, costs: readonly number[]): void {
    add(this.self[number] as Float64Array, costs);
    if (line === null || line < 1) return;
    const lines = this.lines[number] ?? new Map<number, Float64Array>();
    const known = lines.get(line) ?? new Float64Array(this.events.length);
    add(known, costs);
    lines.set(line, known);
    this.lines[number] = lines;
  }

  addCall(caller: number, callee: number, calls: Count, costs: readonly number[]): void {
    const index = this.#callIndex.number(caller, callee);
    const call = this.calls[index] ?? { calls: 0, inclusive: new Float64Array(this.events.length) };
    this.calls[index] = call;
    call.calls = sumOfCounts(call.calls, calls);
    add(call.inclusive, costs);
  }
}

function add(into: Float64Array, costs: readonly number[]): void {
  for (let event = 0; event < into.length; event++) into[event] = (into[event] as number) + (costs[event] ?? 0);
}
