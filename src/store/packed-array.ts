import { deflateRawSync, inflateRawSync } from "node:zlib";

/** Typed arrays as little-endian bytes, deflated at the fastest level: trees shrink to about a quarter. */
export function packInts(values: Int32Array): Uint8Array {
  return pack(values);
}

export function packFloats(values: readonly Float64Array[]): Uint8Array {
  const all = new Float64Array(values.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const one of values) {
    all.set(one, at);
    at += one.length;
  }
  return pack(all);
}

export function unpackInts(bytes: Uint8Array): Int32Array {
  const buffer = unpack(bytes);
  return new Int32Array(buffer, 0, buffer.byteLength / 4);
}

/** @param length of each of the arrays that were packed together */
export function unpackFloats(bytes: Uint8Array, length: number): Float64Array[] {
  const buffer = unpack(bytes);
  if (length === 0) return [];
  const count = buffer.byteLength / 8 / length;
  return Array.from({ length: count }, (_, index) => new Float64Array(buffer, index * length * 8, length));
}

/** The bytes of an array as they lie in memory, for lists that deflating would take longer than it saves. */
export function intBytes(values: Int32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

export function floatBytes(values: Float64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

export function bytesToInts(bytes: Uint8Array): Int32Array {
  return new Int32Array(aligned(bytes));
}

export function bytesToFloats(bytes: Uint8Array): Float64Array {
  return new Float64Array(aligned(bytes));
}

function pack(values: Int32Array | Float64Array): Uint8Array {
  return deflateRawSync(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), { level: 1 });
}

function unpack(bytes: Uint8Array): ArrayBuffer {
  return aligned(inflateRawSync(bytes));
}

/** A copy, since typed arrays want an offset that is a multiple of 8. */
function aligned(bytes: Uint8Array): ArrayBuffer {
  const buffer = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(buffer).set(bytes);
  return buffer;
}
