/** Reads the blank-separated numbers of a cost line, without making strings of them. */
export class NumberScanner {
  #text = "";
  #at = 0;

  /** Starts anew. */
  scan(text: string, start: number): void {
    this.#text = text;
    this.#at = start;
  }

  get atEnd(): boolean {
    this.#skipBlanks();
    return this.#at >= this.#text.length;
  }

  /**
   * A position: a number, hexadecimal after `0x`, or relative to the one before: `+3`, `-2`, `*` for the same.
   * NaN when it is none.
   */
  position(before: number): number {
    this.#skipBlanks();
    const first = this.#text.charCodeAt(this.#at);
    if (first === 42) {
      this.#at++;
      return before;
    }
    if (first === 43 || first === 45) {
      this.#at++;
      const by = this.count();
      return first === 43 ? before + by : before - by;
    }
    return this.count();
  }

  /** A whole number, hexadecimal after `0x`. NaN when there is none; more than 2^53 - 1 comes out as that or more. */
  count(): number {
    this.#skipBlanks();
    const text = this.#text;
    let at = this.#at;
    if (text.charCodeAt(at) === 48 && (text.charCodeAt(at + 1) | 32) === 120) return this.#hexadecimal();
    const start = at;
    let value = 0;
    for (let digit = text.charCodeAt(at) - 48; digit >= 0 && digit <= 9; digit = text.charCodeAt(++at) - 48) {
      value = value * 10 + digit;
    }
    this.#at = at;
    return at === start || !this.#isBreak() ? Number.NaN : value;
  }

  /** The digits of a whole number as they stand; empty when there are none. */
  digits(): string {
    this.#skipBlanks();
    const start = this.#at;
    this.count();
    return this.#text.slice(start, this.#at);
  }

  #hexadecimal(): number {
    const start = this.#at;
    while (this.#at < this.#text.length && !this.#isBreak()) this.#at++;
    return Number(this.#text.slice(start, this.#at));
  }

  #isBreak(): boolean {
    const code = this.#text.charCodeAt(this.#at);
    return Number.isNaN(code) || code === 32 || code === 9;
  }

  #skipBlanks(): void {
    for (let code = this.#text.charCodeAt(this.#at); code === 32 || code === 9; ) {
      code = this.#text.charCodeAt(++this.#at);
    }
  }
}
