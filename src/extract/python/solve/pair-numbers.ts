/** Numbers pairs in the order in which they are first asked for, from 0: open addressing in flat arrays. */
export class PairNumbers {
  #first: Int32Array;
  #second: Int32Array;
  /** Number plus one; 0 for a free place. */
  #number: Int32Array;
  #count = 0;

  /** @param expected about how many pairs will come; more are taken as well */
  constructor(expected = 1024) {
    const room = 2 ** Math.ceil(Math.log2(Math.max(1024, expected) * 2));
    this.#first = new Int32Array(room);
    this.#second = new Int32Array(room);
    this.#number = new Int32Array(room);
  }

  get count(): number {
    return this.#count;
  }

  /** The pair's number; a new one when it wasn't asked for before. */
  number(first: number, second: number): number {
    if (this.#count * 2 > this.#first.length) this.#grow();
    const place = this.#place(first, second);
    if (this.#number[place] === 0) {
      this.#first[place] = first;
      this.#second[place] = second;
      this.#number[place] = ++this.#count;
    }
    return this.#number[place]! - 1;
  }

  /** Asks for a pair; true when it is new. */
  isNew(first: number, second: number): boolean {
    const before = this.#count;
    this.number(first, second);
    return this.#count > before;
  }

  #place(first: number, second: number): number {
    const last = this.#first.length - 1;
    let place = (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 0;
    place = (place ^ (place >>> 15)) & last;
    while (this.#number[place] !== 0 && (this.#first[place] !== first || this.#second[place] !== second)) {
      place = (place + 1) & last;
    }
    return place;
  }

  #grow() {
    const { 0: first, 1: second, 2: number } = [this.#first, this.#second, this.#number];
    this.#first = new Int32Array(first.length * 2);
    this.#second = new Int32Array(first.length * 2);
    this.#number = new Int32Array(first.length * 2);
    for (let old = 0; old < number.length; old++) {
      if (number[old] === 0) continue;
      const place = this.#place(first[old]!, second[old]!);
      this.#first[place] = first[old]!;
      this.#second[place] = second[old]!;
      this.#number[place] = number[old]!;
    }
  }
}
