/** A growing list of 32-bit numbers. */
export class IntList {
  #numbers: Int32Array;
  length = 0;

  constructor(room = 1024) {
    this.#numbers = new Int32Array(room);
  }

  push(number: number): number {
    if (this.length === this.#numbers.length) {
      const larger = new Int32Array(this.#numbers.length * 2);
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.length] = number;
    return this.length++;
  }

  /** Takes the last number off. */
  pop(): number {
    return this.#numbers[--this.length]!;
  }

  get(index: number): number {
    return this.#numbers[index]!;
  }

  set(index: number, number: number) {
    this.#numbers[index] = number;
  }

  increase(index: number) {
    this.#numbers[index]!++;
  }

  /** Makes the list at least this long, filling up with a number. */
  extendTo(length: number, filling: number) {
    while (this.length < length) this.push(filling);
  }

  /** A copy of what it holds. */
  toArray(): Int32Array {
    return this.#numbers.slice(0, this.length);
  }
}
