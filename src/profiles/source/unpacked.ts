import { Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createZstdDecompress } from "node:zlib";

/** How a file is packed. Brotli has no mark of its own, so it is only tried on what nothing else explains. */
export type Packing = "none" | "gzip" | "zstd" | "brotli";

/** Tells the packing by the first bytes. */
export function packingOf(head: Uint8Array): Packing {
  if (head[0] === 0x1f && head[1] === 0x8b) return "gzip";
  if (head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd) return "zstd";
  return "none";
}

/** The unpacked bytes, in chunks. Fails with zlib's own error when the packing is broken. */
export function unpacked(chunks: AsyncIterable<Uint8Array>, packing: Packing): AsyncIterable<Uint8Array> {
  if (packing === "none") return chunks;
  const source = Readable.from(chunks);
  const transform = unpacker(packing);
  source.on("error", (error) => transform.destroy(error));
  return source.pipe(transform);
}

function unpacker(packing: Exclude<Packing, "none">): Transform {
  if (packing === "gzip") return createGunzip();
  return packing === "zstd" ? createZstdDecompress() : createBrotliDecompress();
}
