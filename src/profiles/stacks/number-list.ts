/** A list of numbers that grows, without an object for each. */
export class NumberList {
  #values = new Float64Array(64);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Zero beyond the end. */
  at(index: number): number {
    return index < this.#length ? (this.#values[index] as number) : 0;
  }

  push(value: number): void {
    this.#reserve(this.#length + 1);
    this.#values[this.#length++] = value;
  }

  /** Adds to the number at an index; all before it that weren't set are zero. */
  add(index: number, value: number): void {
    if (index >= this.#length) {
      this.#reserve(index + 1);
      this.#length = index + 1;
    }
    this.#values[index] = (this.#values[index] as number) + value;
  }

  /** Gives all numbers in order. */
  each(take: (value: number, index: number) => void): void {
    for (let index = 0; index < this.#length; index++) take(this.#values[index] as number, index);
  }

  /** A copy that is exactly as long as asked, with zeros at its end where the list is shorter. */
  toArray(length = this.#length): Float64Array {
    const array = new Float64Array(length);
    array.set(this.#values.subarray(0, Math.min(length, this.#length)));
    return array;
  }

  #reserve(length: number): void {
    if (length <= this.#values.length) return;
    const longer = new Float64Array(Math.max(length, this.#values.length * 2));
    longer.set(this.#values.subarray(0, this.#length));
    this.#values = longer;
  }
}
