/**
 * Contract values as JSON text, for the way to a browser. JSON has no bigint, no typed arrays and no number that isn't
 * finite, so these travel as an object with one key: `{"$bigint": "12"}`, `{"$Float64Array": "<base64>"}`,
 * `{"$number": "NaN"}`. An object of ours whose only key starts with `$` travels as `{"$object": {...}}`, so that
 * nothing is mistaken for another. `undefined` is left out of objects and becomes null in arrays, as in JSON.
 */
const typedArrays = {
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
};
type TypedArrayName = keyof typeof typedArrays;

/** @throws TypeError for what no contract value holds: functions, symbols, maps, cycles. */
export function toWire(value: unknown): string {
  return JSON.stringify(packed(value)) ?? "null";
}

/** @throws SyntaxError when the text isn't JSON or names a type that doesn't exist. */
export function fromWire(text: string): unknown {
  return unpacked(JSON.parse(text));
}

function packed(value: unknown): unknown {
  switch (typeof value) {
    case "bigint":
      return { $bigint: String(value) };
    case "number":
      return Number.isFinite(value) ? value : { $number: String(value) };
    case "object":
      return value === null ? null : packedObject(value);
    case "function":
    case "symbol":
      throw new TypeError(`A ${typeof value} can't be sent`);
    default:
      return value;
  }
}

function packedObject(value: object): unknown {
  if (Array.isArray(value)) return value.map(packed);
  if (ArrayBuffer.isView(value)) return { [`$${value.constructor.name}`]: base64(value) };
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && prototype.constructor?.name !== "Object") {
    throw new TypeError(`A ${prototype.constructor?.name} can't be sent`);
  }
  const entries = Object.entries(value).map(([key, inner]) => [key, packed(inner)] as const);
  const copy = recordOf(entries);
  return isMarked(entries.map(([key]) => key)) ? { $object: copy } : copy;
}

function unpacked(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(unpacked);
  const entries = Object.entries(value);
  if (!isMarked(entries.map(([key]) => key))) return unpackedRecord(entries);
  const [mark, inner] = entries[0] as [string, unknown];
  if (mark === "$object") return unpackedRecord(Object.entries(inner as object));
  if (mark === "$bigint") return BigInt(String(inner));
  if (mark === "$number") return Number(inner);
  const name = mark.slice(1);
  if (!Object.hasOwn(typedArrays, name)) throw new SyntaxError(`Unknown type ${name}`);
  const bytes = bytesOf(String(inner));
  return new typedArrays[name as TypedArrayName](bytes.buffer);
}

const isMarked = (keys: readonly string[]) => keys.length === 1 && keys[0]?.startsWith("$") === true;

const unpackedRecord = (entries: readonly (readonly [string, unknown])[]) =>
  recordOf(entries.map(([key, inner]) => [key, unpacked(inner)] as const));

/** Keeps a key named `__proto__` an ordinary key. */
function recordOf(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries);
}

function base64(view: ArrayBufferView): string {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000) {
    pieces.push(String.fromCharCode.apply(null, bytes.subarray(at, at + 0x8000) as unknown as number[]));
  }
  return btoa(pieces.join(""));
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  // A million numbers come like this: an iterator over the text would take twenty times as long.
  for (let at = 0; at < characters.length; at++) bytes[at] = characters.charCodeAt(at);
  return bytes;
}
