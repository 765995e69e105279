import { type ByteCursor, MarshalError } from "./byte-cursor.ts";
import type { MarshalValue } from "./marshal-value.ts";

/**
 * Reads a marshal object that holds no others.
 *
 * @param type the type byte without its flag
 * @param start where the object starts, for the error
 * @throws MarshalError for a type that marshal doesn't have
 */
export function readScalar(cursor: ByteCursor, type: number, start: number): MarshalValue {
  switch (String.fromCharCode(type)) {
    case "N":
      return null;
    case "F":
      return false;
    case "T":
      return true;
    case "i":
      return cursor.int32();
    case "I":
      return exact(cursor.int64());
    case "l":
      return longInteger(cursor);
    case "g":
      return cursor.float64();
    case "f":
      return textFloat(cursor, start);
    case "z":
    case "Z":
      return cursor.latin1(cursor.byte());
    case "a":
    case "A":
      return cursor.latin1(cursor.length());
    case "u":
    case "s":
    case "t":
      return cursor.utf8(cursor.length());
    case "S":
    case ".":
      return other();
    case "y":
      cursor.float64();
      cursor.float64();
      return other();
    case "x":
      textFloat(cursor, start);
      textFloat(cursor, start);
      return other();
    default:
      throw new MarshalError(start, `the byte 0x${type.toString(16).padStart(2, "0")}, which starts no object`);
  }
}

function other(): MarshalValue {
  return { kind: "other", items: [] };
}

/** Versions 0 and 1 write floats as text. */
function textFloat(cursor: ByteCursor, start: number): number {
  const text = cursor.latin1(cursor.byte());
  const value = Number(text);
  if (text.trim() === "" || Number.isNaN(value)) throw new MarshalError(start, `"${text}", which is no number`);
  return value;
}

/** Python's big integers: digits of 15 bits, lowest first; a negative count of digits means a negative number. */
function longInteger(cursor: ByteCursor): number | bigint {
  const start = cursor.at;
  const size = cursor.int32();
  if (Math.abs(size) > 10_000) throw new MarshalError(start, `a number of ${Math.abs(size)} digits`);
  let value = 0n;
  for (let digit = 0; digit < Math.abs(size); digit++) value |= BigInt(cursor.int16() & 0x7fff) << BigInt(15 * digit);
  return exact(size < 0 ? -value : value);
}

function exact(value: bigint): number | bigint {
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}
