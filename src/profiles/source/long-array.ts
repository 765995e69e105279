import type { ByteStore } from "./byte-store.ts";
import type { ElementBatch, JsonLimits } from "./element-batches.ts";
import { type TakeNode, walkNodes } from "./json-nodes.ts";
import { parsedPiece } from "./parsed-piece.ts";
import { plainNumbers } from "./plain-numbers.ts";
import type { ProfileSource } from "./profile-source.ts";
import type { UnreadLists } from "./unread-lists.ts";

/** What a long list is read from. */
export interface LongSource {
  readonly store: ByteStore;
  readonly error: ProfileSource["error"];
  readonly limits: JsonLimits;
  readonly unread: UnreadLists;
  /** Parses a single element that holds long lists itself. */
  readonly parseLong: (start: number, end: number) => unknown;
}

/**
 * A list of a JSON document that is too long to be held: its elements are parsed as they are walked over, each time
 * anew. What an element holds may be long lists again.
 */
export class LongArray implements Iterable<unknown> {
  readonly #source: LongSource;
  readonly #batches: readonly ElementBatch[];
  #length: number | null;

  /** @param length null when nobody counted the elements yet */
  constructor(source: LongSource, batches: readonly ElementBatch[], length: number | null) {
    this.#source = source;
    this.#batches = batches;
    this.#length = length;
    source.unread.add(this);
  }

  get length(): number {
    this.#length ??= this.#batches.reduce((sum, batch) => sum + this.#values(batch).length, 0);
    return this.#length;
  }

  /** Gives every element in order; numbers side by side are read without building anything. */
  each(take: (value: unknown, index: number) => void): void {
    let numbers = new Float64Array(0);
    let index = 0;
    for (const batch of this.#batches) {
      const { start, end, isLong } = batch;
      const most = Math.floor((end - start) / 2) + 1;
      if (numbers.length < most && !isLong) numbers = new Float64Array(most);
      const count = isLong ? -1 : plainNumbers(this.#source.store.read(start, end), numbers);
      for (let at = 0; at < count; at++) take(numbers[at], index++);
      if (count === -1) for (const value of this.#values(batch)) take(value, index++);
    }
    this.#source.unread.delete(this);
  }

  /** All numbers of the list in order; what is no number is NaN. */
  numbers(): Float64Array {
    const numbers = new Float64Array(this.length);
    this.each((value, index) => {
      numbers[index] = typeof value === "number" ? value : Number.NaN;
    });
    return numbers;
  }

  /** Gives the objects of the list and all below them, as `walkNodes` does. */
  eachNode(take: TakeNode): void {
    const [first, last] = [this.#batches[0], this.#batches.at(-1)];
    if (first !== undefined && last !== undefined) walkNodes(this.#source, [first.start, last.end], take);
    this.#source.unread.delete(this);
  }

  /** Parses all of it and keeps nothing. */
  walk(): void {
    for (const _ of this);
  }

  *[Symbol.iterator](): Iterator<unknown> {
    for (const batch of this.#batches) yield* this.#values(batch);
    this.#source.unread.delete(this);
  }

  #values({ start, end, isLong }: ElementBatch): readonly unknown[] {
    const { store, error, parseLong } = this.#source;
    if (isLong) return [parseLong(start, end)];
    const bytes = store.read(start, end);
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("utf8");
    return parsedPiece(`[${text}]`, start - 1, error) as unknown[];
  }
}
