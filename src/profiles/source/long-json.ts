import type { ByteStore } from "./byte-store.ts";
import { ElementBatches, type JsonLimits } from "./element-batches.ts";
import { type ElementCuts, type ScanEvents, scanJson } from "./json-scanner.ts";
import { LongArray, type LongSource } from "./long-array.ts";
import { parsedPiece } from "./parsed-piece.ts";
import type { ProfileSource } from "./profile-source.ts";
import { UnreadLists } from "./unread-lists.ts";

type Span = readonly [start: number, end: number];
type MakeError = ProfileSource["error"];

/** What is held at once unless something else is asked for. */
export const usualLimits: JsonLimits = { document: 16 << 20, list: 4 << 20, batch: 256 << 10, window: 1 << 20 };

/**
 * Parses a JSON text with its long lists left as `LongArray`s.
 *
 * @throws ProfileFormatError where the text breaks off or is no JSON
 */
export function longJson(
  store: ByteStore,
  span: Span,
  error: MakeError,
  unread = new UnreadLists(),
  limits = usualLimits,
): unknown {
  const parseLong = (start: number, end: number) => longJson(store, [start, end], error, unread, limits);
  const { parts, lists } = shortPieces({ store, error, limits, unread, parseLong }, span);
  const skeleton = parts.map((part) => (typeof part === "number" ? marked(part) : text(store, part))).join("");
  const value = parsedPiece(skeleton, span[0], error);
  return lists.length === 0 ? value : withLists(value, lists);
}

/** A key that no profiler writes. */
const mark = "\u0001long";

function marked(list: number): string {
  return JSON.stringify({ [mark]: list });
}

/** The text without its long lists: pieces of it, and numbers of the lists between them. */
function shortPieces(source: LongSource, span: Span): ShortPieces {
  const pieces = new ShortPieces(source, span);
  const left = scanJson(source.store, span, source.limits.window, pieces, pieces);
  pieces.end(left);
  return pieces;
}

/** Follows a scan, and takes a list out as soon as it turns out to be long. */
class ShortPieces implements ScanEvents, ElementCuts {
  readonly parts: (Span | number)[] = [];
  readonly lists: LongArray[] = [];
  /** Of the long list that is being passed; -2 outside of one. */
  depth = -2;
  last = 0;
  next = 0;
  readonly #source: LongSource;
  readonly #end: number;
  readonly #open: { offset: number; isList: boolean }[] = [];
  #from: number;
  #long: ElementBatches | null = null;

  constructor(source: LongSource, [start, end]: Span) {
    this.#source = source;
    this.#from = start;
    this.#end = end;
  }

  open(offset: number, depth: number, isList: boolean): void {
    if (this.#long === null) this.#open[depth] = { offset, isList };
  }

  close(end: number, depth: number, commas: number): void {
    if (this.#long !== null && depth === this.depth) this.#endLong(this.#long, [end - 1, end], commas + 1);
    if (this.#long === null) this.#open.length = depth;
  }

  comma(offset: number): void {
    if (this.#long === null) return;
    this.#long.last = this.last;
    this.#long.comma(offset);
    this.next = this.#long.next;
  }

  window(offset: number): void {
    if (this.#long !== null) return;
    const { store, limits } = this.#source;
    const depth = this.#open.findIndex((one) => one.isList && offset - one.offset > limits.list);
    if (depth === -1) return;
    this.#long = new ElementBatches((this.#open[depth]?.offset ?? 0) + 1, limits);
    this.#long.catchUp(store, offset);
    this.last = this.#long.last;
    this.next = this.#long.next;
    this.depth = depth;
  }

  /** @param left lists and objects that weren't closed */
  end(left: number): void {
    if (left !== 0) {
      const until = left === 1 && this.depth === 0 ? unclosedEnd(this.#source.store, this.#end) : null;
      if (this.#long === null || until === null) {
        throw this.#source.error({ offset: this.#end }, "the JSON breaks off or is damaged");
      }
      this.#endLong(this.#long, [until, this.#end], null);
    }
    this.parts.push([this.#from, this.#end]);
  }

  /** @param length null when nobody counted its elements */
  #endLong(long: ElementBatches, [end, next]: Span, length: number | null): void {
    long.last = this.last;
    long.end(end);
    this.parts.push([this.#from, this.#open[this.depth]?.offset ?? 0], this.lists.length);
    this.lists.push(new LongArray(this.#source, long.batches, length));
    this.#from = next;
    this.#long = null;
    this.depth = -2;
  }
}

/** Where a list of trace events ends that was never closed: after an event, a comma behind it or not; null elsewhere. */
function unclosedEnd(store: ByteStore, end: number): number | null {
  const tail = Buffer.from(store.read(Math.max(0, end - 4096), end)).toString("latin1");
  const last = tail.trimEnd().replace(/,$/, "").trimEnd();
  return last.endsWith("}") ? end - tail.length + last.length : null;
}

/** Puts the lists where their marks are. Keeps a list of its own, so depth doesn't matter. */
function withLists(root: unknown, lists: readonly LongArray[]): unknown {
  const listOf = (value: unknown) => {
    const number = typeof value === "object" && value !== null ? (value as Record<string, unknown>)[mark] : undefined;
    return typeof number === "number" ? (lists[number] ?? null) : null;
  };
  const whole = listOf(root);
  if (whole !== null) return whole;
  const waiting: unknown[] = [root];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const container = next as Record<string, unknown>;
    for (const key of Object.keys(container)) {
      const value = container[key];
      if (typeof value !== "object" || value === null) continue;
      const list = listOf(value);
      if (list === null) waiting.push(value);
      else container[key] = list;
    }
  }
  return root;
}

function text(store: ByteStore, [start, end]: Span): string {
  const bytes = store.read(start, end);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
}
