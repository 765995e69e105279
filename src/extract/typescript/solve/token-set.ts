/** A function, or a class: classes count on from the number of functions. */
export type Token = number;

/** Up to so many values a look through the list is quickest. */
const mostListed = 24;

/** A growing set of small numbers that remembers the order of arrival: a list, with one bit a number once it is long. */
export class TokenSet {
  readonly list: number[] = [];
  private bits: Uint32Array | null = null;

  /** False when the number was there. */
  add(token: number): boolean {
    if (this.bits === null) {
      if (this.list.includes(token)) return false;
      this.list.push(token);
      if (this.list.length > mostListed) this.startBits();
      return true;
    }
    const word = token >>> 5;
    if (word >= this.bits.length) this.grow(word);
    const bit = 1 << (token & 31);
    if ((this.bits[word]! & bit) !== 0) return false;
    this.bits[word]! |= bit;
    this.list.push(token);
    return true;
  }

  private startBits(): void {
    this.bits = new Uint32Array((Math.max(...this.list) >>> 5) + 1);
    for (const token of this.list) this.bits[token >>> 5]! |= 1 << (token & 31);
  }

  private grow(word: number): void {
    const wider = new Uint32Array(Math.max(word + 1, this.bits!.length * 2));
    wider.set(this.bits!);
    this.bits = wider;
  }
}
