import { isObject, type JsonObject, optionalLine, optionalText } from "../json-shape.ts";
import type { NamedFunction } from "../stacks/frame-book.ts";
import { NumberList } from "../stacks/number-list.ts";
import { traceNumber } from "./trace-number.ts";

/** In place of a duration: a function begins. */
export const begins = -1;
/** In place of a duration: a function ends. */
export const ends = -2;

/** A function that events name, and the number of its name alone, by which an end finds its beginning. */
export interface LoggedFunction extends NamedFunction {
  readonly nameId: number;
}

/** The begin, end and complete events of one thread as numbers, since a trace may have tens of millions. */
export class TraceLog {
  /** Any of its events: it has the thread's numbers. */
  readonly first: JsonObject;
  /** Whole nanoseconds of the trace's clock. */
  readonly times = new NumberList();
  /** Whole nanoseconds, or `begins` or `ends`. */
  readonly durations = new NumberList();
  /** Of the functions; of an end the number of its name, -1 when it has none. */
  readonly numbers = new NumberList();
  readonly functions: LoggedFunction[] = [];
  isSampled = false;
  readonly #names = new Map<string, number>();
  readonly #byKey = new Map<string, number>();

  constructor(first: JsonObject) {
    this.first = first;
  }

  add(event: JsonObject): void {
    const time = Math.round(traceNumber(event.ts) * 1000);
    if (!Number.isSafeInteger(time)) return;
    this.times.push(time);
    this.durations.push(event.ph === "B" ? begins : event.ph === "E" ? ends : durationOf(event));
    this.numbers.push(event.ph === "E" ? this.#endNumber(event) : this.#functionNumber(event));
    if (event.cat === "py-spy") this.isSampled = true;
  }

  #endNumber({ name }: JsonObject): number {
    return name === undefined ? -1 : this.#nameId(String(name));
  }

  #nameId(name: string): number {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    this.#names.set(name, this.#names.size);
    return this.#names.size - 1;
  }

  #functionNumber({ name, args, cat }: JsonObject): number {
    const text = typeof name === "string" ? name : String(name ?? "");
    const given = isObject(args) ? args : null;
    const file = given === null ? null : (given.filename ?? given.file ?? given.url);
    const key = typeof file === "string" ? `${text}\0${file}\0${given?.line ?? given?.lineno}` : `${text}\0${cat}`;
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const nameId = this.#nameId(text);
    const number = this.functions.push({ ...namedEvent(text, given ?? {}, cat), nameId }) - 1;
    this.#byKey.set(key, number);
    return number;
  }
}

function durationOf({ dur, tdur }: JsonObject): number {
  const duration = Math.round(traceNumber(dur ?? tdur ?? 0) * 1000);
  return Number.isSafeInteger(duration) && duration > 0 ? duration : 0;
}

/** py-spy gives file and executing line in its arguments, VizTracer file and definition in the name. */
function namedEvent(name: string, args: JsonObject, category: unknown): NamedFunction {
  const file = optionalText(args.filename) ?? optionalText(args.file) ?? optionalText(args.url);
  if (file !== null) return { name, file, executing: optionalLine(args.line ?? args.lineno) };
  const placed = /^(.+) \((.+):(\d+)\)$/s.exec(name);
  if (placed !== null) return { name: placed[1] ?? "", file: placed[2] ?? null, definition: Number(placed[3]) || null };
  return { name, file: null, owner: category === "py-spy" ? null : optionalText(category) };
}
