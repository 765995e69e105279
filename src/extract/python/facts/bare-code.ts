import type { SyntaxTree } from "../syntax/syntax-tree.ts";

/** Room for one file's code, kept between files. */
const room = { codes: new Uint16Array(1 << 16), places: new Int32Array(1 << 16) };

/** A file's code without comments and white space, from which parts of it are hashed. Only the last one made is good to use. */
export class BareCode {
  readonly #codes: Uint16Array;
  /** By offset in the text: how many characters of code come before it. */
  readonly #places: Int32Array;

  constructor({ text, comments }: SyntaxTree) {
    if (room.codes.length <= text.length) {
      room.codes = new Uint16Array(text.length * 2);
      room.places = new Int32Array(text.length * 2);
    }
    const { codes, places } = room;
    let count = 0;
    let comment = 0;
    for (let offset = 0; offset < text.length; offset++) {
      places[offset] = count;
      if (comment < comments.length && offset >= comments[comment]!) {
        const end = Math.max(offset + 1, comments[comment + 1]!);
        places.fill(count, offset, end);
        offset = end - 1;
        comment += 2;
        continue;
      }
      const code = text.charCodeAt(offset);
      if (code > 32) codes[count++] = code;
    }
    places[text.length] = count;
    this.#codes = codes;
    this.#places = places;
  }

  /**
   * A hash of the code between two offsets (53 bits, hex): moving, indenting or commenting the code leaves it the same.
   */
  fingerprint(start: number, end: number): string {
    const codes = this.#codes;
    let a = 0xdeadbeef;
    let b = 0x41c6ce57;
    for (let place = this.#places[start]!, last = this.#places[end]!; place < last; place++) {
      const code = codes[place]!;
      a = Math.imul(a ^ code, 2654435761);
      b = Math.imul(b ^ code, 1597334677);
    }
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
    return (4294967296 * (2097151 & b) + (a >>> 0)).toString(16).padStart(14, "0");
  }
}
