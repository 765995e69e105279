/** Numbers that stand together for each pair: its two, and its own plus one; 0 in the last for a free place. */
const fields = 3;

/** Numbers pairs in the order in which they are first asked for, from 0: open addressing in one flat array. */
export class PairNumbers {
  #table: Int32Array;
  /** Number of places less one: all bits set. */
  #last: number;
  #count = 0;

  /** @param expected about how many pairs will come; more are taken as well */
  constructor(expected = 256) {
    const room = 2 ** Math.ceil(Math.log2(Math.max(256, expected) * 1.5));
    this.#table = new Int32Array(room * fields);
    this.#last = room - 1;
  }

  get count(): number {
    return this.#count;
  }

  /** The pair's number; a new one when it wasn't asked for before. */
  number(first: number, second: number): number {
    const at = this.#place(first, second);
    const known = this.#table[at + 2]!;
    if (known !== 0) return known - 1;
    this.#put(at, first, second, ++this.#count);
    if (this.#count * 3 > this.#last * 2) this.#grow();
    return this.#count - 1;
  }

  /** The pair's number; -1 when it was never asked for. */
  find(first: number, second: number): number {
    return this.#table[this.#place(first, second) + 2]! - 1;
  }

  /** Asks for a pair; true when it is new. */
  isNew(first: number, second: number): boolean {
    const before = this.#count;
    this.number(first, second);
    return this.#count > before;
  }

  /** Where a pair stands, or would stand. */
  #place(first: number, second: number): number {
    const table = this.#table;
    const mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    let place = (mixed ^ (mixed >>> 15)) & this.#last;
    while (true) {
      const at = place * fields;
      if (table[at + 2] === 0 || (table[at] === first && table[at + 1] === second)) return at;
      place = (place + 1) & this.#last;
    }
  }

  #put(at: number, first: number, second: number, number: number) {
    this.#table[at] = first;
    this.#table[at + 1] = second;
    this.#table[at + 2] = number;
  }

  #grow() {
    const old = this.#table;
    this.#table = new Int32Array(old.length * 2);
    this.#last = this.#last * 2 + 1;
    for (let at = 0; at < old.length; at += fields) {
      if (old[at + 2] !== 0) this.#put(this.#place(old[at]!, old[at + 1]!), old[at]!, old[at + 1]!, old[at + 2]!);
    }
  }
}
