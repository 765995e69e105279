/**
 * Numbers pairs of small integers in the order they were first seen: a hash table in typed arrays, since a run
 * may have tens of millions of pairs and a Map of strings would hold gigabytes.
 */
export class PairIndex {
  #firsts = new Int32Array(64);
  #seconds = new Int32Array(64);
  /** Number + 1 of the pair in each slot; 0 when free. Its length is a power of two. */
  #slots = new Int32Array(256);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The first members by number; as long as `size`. */
  firsts(): Int32Array {
    return this.#firsts.slice(0, this.#size);
  }

  /** The second members by number; as long as `size`. */
  seconds(): Int32Array {
    return this.#seconds.slice(0, this.#size);
  }

  /** The pair's number; a new one when it wasn't seen before. */
  number(first: number, second: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash(first, second) & mask; ; slot = (slot + 1) & mask) {
      const number = (this.#slots[slot] as number) - 1;
      if (number === -1) return this.#add(first, second, slot);
      if (this.#firsts[number] === first && this.#seconds[number] === second) return number;
    }
  }

  #add(first: number, second: number, slot: number): number {
    const number = this.#size++;
    if (number === this.#firsts.length) {
      this.#firsts = doubled(this.#firsts);
      this.#seconds = doubled(this.#seconds);
    }
    this.#firsts[number] = first;
    this.#seconds[number] = second;
    this.#slots[slot] = number + 1;
    if (this.#size * 2 > this.#slots.length) this.#rehash();
    return number;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < this.#size; number++) {
      let slot = hash(this.#firsts[number] as number, this.#seconds[number] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(array.length * 2);
  longer.set(array);
  return longer;
}

/** Mixes both numbers so that neighbours spread (the finalizer of MurmurHash3). */
function hash(first: number, second: number): number {
  let mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
