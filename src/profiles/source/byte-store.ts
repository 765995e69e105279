import { readSync } from "node:fs";

/** Bytes that can be read anywhere, more than once. */
export interface ByteStore {
  readonly size: number;
  /** The bytes from start to end; valid until the next call. */
  read(start: number, end: number): Uint8Array;
  close(): void;
}

/** Bytes in memory. */
export function memoryStore(bytes: Uint8Array): ByteStore {
  return { size: bytes.length, read: (start, end) => bytes.subarray(start, end), close: () => {} };
}

/** Bytes of an open file, read when they are asked for. */
export function fileStore(descriptor: number, size: number, close: () => void): ByteStore {
  let buffer = Buffer.allocUnsafe(1 << 20);
  return {
    size,
    read: (start, end) => {
      if (end - start > buffer.length) buffer = Buffer.allocUnsafe(end - start);
      let done = 0;
      while (done < end - start) {
        const read = readSync(descriptor, buffer, done, end - start - done, start + done);
        if (read === 0) break;
        done += read;
      }
      return buffer.subarray(0, done);
    },
    close,
  };
}
