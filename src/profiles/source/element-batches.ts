import type { ByteStore } from "./byte-store.ts";
import { type ElementCuts, scanJson } from "./json-scanner.ts";

/** How much is held at once, in bytes. */
export interface JsonLimits {
  /** A longer document isn't parsed at once: its long lists are read as they are walked over. */
  readonly document: number;
  /** Lists that take more are not built, but read element by element when they are asked for. */
  readonly list: number;
  /** Elements are parsed in batches of about so many. */
  readonly batch: number;
  /** The text is read in pieces of so many. */
  readonly window: number;
}

/** Some elements of a list that stand side by side. */
export interface ElementBatch {
  readonly start: number;
  readonly end: number;
  /** True for a single element that is too long to be parsed at once. */
  readonly isLong: boolean;
}

/** Parts the elements of a long list into batches while it is scanned. */
export class ElementBatches implements ElementCuts {
  readonly batches: ElementBatch[] = [];
  depth = -1;
  last: number;
  next: number;
  readonly #limits: JsonLimits;
  /** Where the batch at hand starts. */
  #batch: number;

  /** @param start of the first element */
  constructor(start: number, limits: JsonLimits) {
    this.#batch = start;
    this.last = start - 1;
    this.next = start + limits.batch;
    this.#limits = limits;
  }

  comma(offset: number): void {
    this.#cutLong(offset);
    if (offset - this.#batch >= this.#limits.batch) this.#cut(offset, false);
  }

  /** Ends the list. */
  end(offset: number): void {
    if (offset > this.last) this.#cutLong(offset);
    if (offset > this.#batch) this.#cut(offset, false);
  }

  /** Takes note of the elements before a place that was passed already. */
  catchUp(store: ByteStore, until: number): void {
    scanJson(store, [this.#batch, until], this.#limits.window, unheard, this);
  }

  /** An element that is long is a batch of its own. */
  #cutLong(offset: number): void {
    if (offset - this.last <= this.#limits.list) return;
    if (this.last > this.#batch) this.#cut(this.last, false);
    this.#cut(offset, true);
  }

  #cut(offset: number, isLong: boolean): void {
    this.batches.push({ start: this.#batch, end: offset, isLong });
    this.#batch = offset + 1;
    this.next = this.#batch + this.#limits.batch;
  }
}

const unheard = { open: () => {}, close: () => {}, window: () => {} };
