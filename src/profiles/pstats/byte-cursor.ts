/** Thrown when a marshal stream breaks its rules; carries the byte where. */
export class MarshalError extends Error {
  override readonly name = "MarshalError";
  readonly offset: number;
  constructor(offset: number, found: string) {
    super(found);
    this.offset = offset;
  }
}

/** Reads little-endian values from bytes, one after another. Throws a MarshalError where the bytes end. */
export class ByteCursor {
  readonly #bytes: Buffer;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  get atEnd(): boolean {
    return this.at >= this.#bytes.length;
  }

  byte(): number {
    return this.#bytes[this.#take(1)] as number;
  }

  int16(): number {
    return this.#bytes.readInt16LE(this.#take(2));
  }

  int32(): number {
    return this.#bytes.readInt32LE(this.#take(4));
  }

  int64(): bigint {
    return this.#bytes.readBigInt64LE(this.#take(8));
  }

  float64(): number {
    return this.#bytes.readDoubleLE(this.#take(8));
  }

  /** The length of something that follows; never negative, never longer than what is left. */
  length(): number {
    const length = this.int32();
    if (length < 0 || length > this.#bytes.length - this.at) {
      throw new MarshalError(this.at - 4, `a length of ${length}, with ${this.#bytes.length - this.at} bytes left`);
    }
    return length;
  }

  /** One byte a character. */
  latin1(length: number): string {
    const start = this.#take(length);
    return this.#bytes.toString("latin1", start, start + length);
  }

  utf8(length: number): string {
    const start = this.#take(length);
    return this.#bytes.toString("utf8", start, start + length);
  }

  #take(size: number): number {
    const start = this.at;
    if (start + size > this.#bytes.length) {
      throw new MarshalError(this.#bytes.length, `the end of the file, where ${size} more bytes should stand`);
    }
    this.at += size;
    return start;
  }
}
