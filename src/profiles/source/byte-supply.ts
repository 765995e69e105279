import { closeSync, createReadStream, openSync } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { type ByteStore, fileStore, memoryStore } from "./byte-store.ts";

/** Where the bytes of a profile come from, as they lie in the file. */
export interface ByteSupply {
  /** The file's name without folder. */
  readonly file: string;
  /** Bytes in all. */
  readonly size: number;
  /** The bytes from the start, in chunks. May be asked more than once. */
  chunks(): AsyncIterable<Uint8Array>;
  /** The bytes for reading anywhere; to be closed by the one who opens it. */
  open(): ByteStore;
}

const chunkSize = 1 << 20;

/** The bytes of a file on disk; nothing is read before it is asked for. Fails as the file system does. */
export async function fileBytes(path: string): Promise<ByteSupply> {
  const { size } = await stat(path);
  return {
    file: basename(path),
    size,
    chunks: () => createReadStream(path, { highWaterMark: chunkSize }),
    open: () => {
      const descriptor = openSync(path, "r");
      return fileStore(descriptor, size, () => closeSync(descriptor));
    },
  };
}

/** Bytes that are at hand already. */
export function memoryBytes(file: string, bytes: Uint8Array): ByteSupply {
  return { file, size: bytes.length, chunks: () => slices(bytes), open: () => memoryStore(bytes) };
}

async function* slices(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += chunkSize) yield bytes.subarray(start, start + chunkSize);
}
