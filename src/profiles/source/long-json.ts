import type { ByteStore } from "./byte-store.ts";
import { type ScanEvents, scanJson } from "./json-scanner.ts";
import type { ProfileSource } from "./profile-source.ts";

type Span = readonly [start: number, end: number];
type MakeError = ProfileSource["error"];

/** How much is held at once, in bytes. */
export interface JsonLimits {
  /** Lists that take more are not built, but read element by element when they are asked for. */
  readonly list: number;
  /** Elements are parsed in batches of about so many. */
  readonly batch: number;
  /** The text is read in pieces of so many. */
  readonly window: number;
}

const usualLimits: JsonLimits = { list: 4 << 20, batch: 256 << 10, window: 1 << 20 };

/**
 * A list of a JSON document that is too long to be held: its elements are parsed as they are walked over, each time
 * anew. What an element holds may be long lists again.
 */
export class LongArray implements Iterable<unknown> {
  readonly length: number;
  readonly #store: ByteStore;
  /** Behind the opening bracket, and before the closing one. */
  readonly #start: number;
  readonly #end: number;
  readonly #error: MakeError;
  readonly #limits: JsonLimits;

  constructor(store: ByteStore, [start, end]: Span, length: number, error: MakeError, limits: JsonLimits) {
    this.#store = store;
    this.#start = start;
    this.#end = end;
    this.length = length;
    this.#error = error;
    this.#limits = limits;
  }

  /** All numbers of the list in order; what is no number is NaN. */
  numbers(): Float64Array {
    const numbers = new Float64Array(this.length);
    let index = 0;
    for (const [start, end] of this.#batches()) {
      const values = parsedPiece(`[${text(this.#store, start, end)}]`, start - 1, this.#error) as unknown[];
      for (const value of values) numbers[index++] = typeof value === "number" ? value : Number.NaN;
    }
    return numbers;
  }

  *[Symbol.iterator](): Iterator<unknown> {
    for (const batch of this.#batches()) {
      const [start, end] = batch;
      if (end - start > this.#limits.list) yield longJson(this.#store, batch, this.#error, this.#limits);
      else yield* parsedPiece(`[${text(this.#store, start, end)}]`, start - 1, this.#error) as unknown[];
    }
  }

  /** Where to cut the list: at commas, after about as many bytes as a batch has; long elements are alone. */
  *#batches(): Generator<Span> {
    let start = this.#start;
    while (start < this.#end) {
      const cut = this.#nextCut(start);
      yield [start, cut];
      start = cut + 1;
    }
  }

  /** The last comma within a batch, or the first one behind it; a long element ends its batch alone. */
  #nextCut(start: number): number {
    const { batch, window } = this.#limits;
    for (let size = batch; ; size *= 4) {
      const until = Math.min(this.#end, start + size);
      let cut = -1;
      scanJson(this.#store, start, until, window, {
        ...unheard,
        comma: (offset, depth) => {
          if (depth === -1 && (cut === -1 || offset - start <= batch)) cut = offset;
        },
      });
      if (until === this.#end && (cut === -1 || until - start <= batch)) return this.#end;
      if (cut !== -1) return cut;
    }
  }
}

const unheard: ScanEvents = { open: () => {}, close: () => {}, comma: () => {}, window: () => {} };

/**
 * Parses a JSON text with its long lists left as `LongArray`s.
 *
 * @throws ProfileFormatError where the text breaks off or is no JSON
 */
export function longJson(store: ByteStore, span: Span, error: MakeError, limits = usualLimits): unknown {
  const pieces = shortPieces(store, span, error, limits);
  const skeleton = pieces.parts
    .map((part) => (typeof part === "number" ? `{${JSON.stringify(mark)}:${part}}` : text(store, ...part)))
    .join("");
  const value = parsedPiece(skeleton, span[0], error);
  return pieces.lists.length === 0 ? value : withLists(value, pieces.lists);
}

/** A key that no profiler writes. */
const mark = "\u0001long";

/** The text without its long lists: pieces of it, and numbers of the lists between them. */
function shortPieces(store: ByteStore, [start, end]: Span, error: MakeError, limits: JsonLimits) {
  const parts: (Span | number)[] = [];
  const lists: LongArray[] = [];
  const starts: { offset: number; isList: boolean }[] = [];
  let from = start;
  let long = -1;
  const add = (listStart: number, listEnd: number, next: number, length: number) => {
    parts.push([from, listStart], lists.length);
    lists.push(new LongArray(store, [listStart + 1, listEnd], length, error, limits));
    from = next;
    long = -1;
  };
  let commas = 0;
  const open = scanJson(store, start, end, limits.window, {
    open: (offset, depth, isList) => {
      if (long === -1) starts[depth] = { offset, isList };
    },
    close: (after, depth, count) => {
      if (depth === long) add(starts[depth]?.offset ?? 0, after - 1, after, count + 1);
      if (long === -1) starts.length = depth;
    },
    comma: (_, depth) => {
      if (depth === 0) commas++;
    },
    window: (offset) => {
      // The text's own outermost list may be the long one, but not when it is what is being read element by element.
      if (long === -1) long = starts.findIndex((one) => one.isList && offset - one.offset > limits.list);
    },
  });
  if (open !== 0) {
    const until = open === 1 && long === 0 ? unclosedEnd(store, end) : null;
    if (until === null) throw error({ offset: end }, "the JSON breaks off or is damaged");
    add(starts[0]?.offset ?? 0, until.end, end, commas + (until.isAfterComma ? 0 : 1));
  }
  parts.push([from, end]);
  return { parts, lists };
}

/** Where a list of trace events ends that was never closed: after an event, or the comma behind it. */
function unclosedEnd(store: ByteStore, end: number): { end: number; isAfterComma: boolean } | null {
  const tail = Buffer.from(store.read(Math.max(0, end - 4096), end)).toString("latin1");
  const trimmed = tail.trimEnd();
  const isAfterComma = trimmed.endsWith(",");
  const last = isAfterComma ? trimmed.slice(0, -1).trimEnd() : trimmed;
  return last.endsWith("}") ? { end: end - tail.length + last.length, isAfterComma } : null;
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

function parsedPiece(piece: string, offset: number, error: MakeError): unknown {
  try {
    return JSON.parse(piece);
  } catch (problem) {
    const message = problem instanceof Error ? problem.message : "";
    const position = Number(/at position (\d+)/.exec(message)?.[1] ?? 0);
    throw error({ offset: offset + position }, `the JSON breaks off or is damaged (${message.split(" in JSON")[0]})`);
  }
}

function text(store: ByteStore, start: number, end: number): string {
  const bytes = store.read(start, end);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
}
