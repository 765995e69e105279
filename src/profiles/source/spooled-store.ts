import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ByteStore, fileStore, memoryStore } from "./byte-store.ts";

const longest = 8 * 2 ** 30;

/**
 * Bytes that come in chunks, to be read anywhere: up to `most` in memory, more in a temporary file that is gone when the
 * store is closed. Fails as the file system does when the disk is full, with nothing left behind.
 *
 * @param tooLong makes the error for more than 8 GB, since a few packed megabytes may unpack into any number of bytes
 */
export async function spooledStore(
  chunks: AsyncIterable<Uint8Array>,
  most: number,
  tooLong: (length: number) => Error,
): Promise<ByteStore> {
  const parts: Uint8Array[] = [];
  let length = 0;
  let spool: Spool | null = null;
  try {
    for await (const chunk of chunks) {
      length += chunk.length;
      if (length > longest) throw tooLong(length);
      if (spool === null && length > most) {
        spool = new Spool();
        for (const part of parts.splice(0)) spool.write(part);
      }
      if (spool === null) parts.push(chunk);
      else spool.write(chunk);
    }
  } catch (error) {
    spool?.close();
    throw error;
  }
  if (spool !== null) return spool.store();
  return memoryStore(parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts));
}

/** A temporary file in a folder of its own. */
class Spool {
  readonly #folder = mkdtempSync(join(tmpdir(), "callsketch-unpacked-"));
  readonly #descriptor = openSync(join(this.#folder, "profile.json"), "w+");
  #size = 0;

  write(bytes: Uint8Array): void {
    let done = 0;
    while (done < bytes.length) done += writeSync(this.#descriptor, bytes, done, bytes.length - done);
    this.#size += bytes.length;
  }

  store(): ByteStore {
    return fileStore(this.#descriptor, this.#size, () => this.close());
  }

  close(): void {
    closeSync(this.#descriptor);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
