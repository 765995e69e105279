/** The fields of pprof's `Profile` message that hold a message or text; all others are plain numbers. */
const framed = new Set([1, 2, 3, 4, 5, 6, 11]);
const numeric = new Set([7, 8, 9, 10, 12, 13, 14, 15]);

/** What walking over the outermost fields of a message found. */
export interface Framing {
  /** Fields that were passed in full. */
  readonly fields: number;
  /** The byte at which a field isn't pprof's or is cut; null when all bytes were passed. */
  readonly brokenAt: number | null;
  /** True when the last field goes on beyond the bytes at hand. */
  readonly isCut: boolean;
}

/** Walks over the fields of a `Profile` message, without decoding them: the decoder itself takes a cut file for a whole one. */
export function framing(bytes: Uint8Array): Framing {
  let fields = 0;
  for (let at = 0; at < bytes.length; fields++) {
    const start = at;
    const [tag, afterTag] = varint(bytes, at);
    const field = Math.floor(tag / 8);
    const isFramed = tag % 8 === 2 && framed.has(field);
    // Comments and the like may also be packed into one field.
    const isPacked = tag % 8 === 2 && field === 13;
    const isNumber = tag % 8 === 0 && numeric.has(field);
    if (afterTag > bytes.length) return { fields, brokenAt: start, isCut: true };
    if (!isFramed && !isNumber && !isPacked) return { fields, brokenAt: start, isCut: false };
    const [value, afterValue] = varint(bytes, afterTag);
    at = isNumber ? afterValue : afterValue + value;
    if (at > bytes.length) return { fields, brokenAt: start, isCut: true };
  }
  return { fields, brokenAt: null, isCut: false };
}

/** A number of seven bits a byte, lowest first, and where it ends; beyond the last byte when it is cut. */
function varint(bytes: Uint8Array, start: number): [value: number, end: number] {
  let value = 0;
  for (let at = start; at < bytes.length && at < start + 10; at++) {
    const byte = bytes[at] as number;
    value += (byte & 0x7f) * 2 ** (7 * (at - start));
    if (byte < 0x80) return [value, at + 1];
  }
  return [value, bytes.length + 1];
}
