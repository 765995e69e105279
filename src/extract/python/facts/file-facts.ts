import { createHash } from "node:crypto";
import type { Definition } from "./definition.ts";
import type { Program } from "./program.ts";

/** What is known of one file by its text alone. Nothing in it depends on where the file lies. */
export interface FileFacts {
  readonly lines: number;
  /** Line of the first syntax error; null when there is none. */
  readonly errorLine: number | null;
  readonly definitions: readonly Definition[];
  readonly program: Program;
  /** Of the program without the lines and columns of its sites: what the calls follow from. */
  readonly programDigest: string;
}

/** Part of every cache key: raise it whenever facts of the same text change. */
export const factsVersion = "python-8";

/** Digest of a program by all that the analysis looks at: lines and columns are only handed through. */
export function programDigest({ strings, variables, stars, code, sites, expressions, records }: Program): string {
  const hash = createHash("sha256").update(JSON.stringify([strings, variables, stars]));
  const callers = sites.filter((_, index) => index % 3 === 0);
  for (const array of [code, callers, expressions, records]) {
    hash.update(`\n${array.length}\n`).update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  }
  return hash.digest("hex").slice(0, 32);
}

const arrays = ["code", "sites", "expressions", "records"] as const;

/** Facts as bytes, for the cache and between threads: lengths, arrays of numbers, then the rest as JSON. */
export function encodeFacts(facts: FileFacts): Uint8Array<ArrayBuffer> {
  const { program, ...rest } = facts;
  const { strings, variables, stars } = program;
  const json = new TextEncoder().encode(JSON.stringify({ ...rest, strings, variables, stars }));
  const lengths = arrays.map((name) => program[name].length);
  const numbers = lengths.reduce((sum, length) => sum + length, arrays.length);
  const bytes = new Uint8Array(numbers * 4 + json.length);
  const words = new Int32Array(bytes.buffer, 0, numbers);
  words.set(lengths);
  let at = arrays.length;
  for (const name of arrays) {
    words.set(program[name], at);
    at += program[name].length;
  }
  bytes.set(json, numbers * 4);
  return bytes;
}

/** @throws SyntaxError when the bytes weren't made by `encodeFacts` */
export function decodeFacts(bytes: Uint8Array): FileFacts {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const word = (index: number, length: number) =>
    new Int32Array(aligned.buffer, aligned.byteOffset + index * 4, length);
  const lengths = word(0, arrays.length);
  let at = arrays.length;
  const parts: Int32Array[] = [];
  for (const length of lengths) {
    parts.push(word(at, length));
    at += length;
  }
  const { strings, variables, stars, ...rest } = JSON.parse(new TextDecoder().decode(aligned.subarray(at * 4)));
  const [code, sites, expressions, records] = parts as [Int32Array, Int32Array, Int32Array, Int32Array];
  return { ...rest, program: { strings, variables, stars, code, sites, expressions, records } };
}
