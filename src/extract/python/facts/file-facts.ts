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

/** What is known of a file's definitions, apart from the program. */
export interface DefinitionFacts extends Omit<FileFacts, "program" | "programDigest"> {
  /** Of the program: three numbers a site, definition, line, column. */
  readonly sites: Int32Array;
}

/** Part of every cache key: raise it whenever facts of the same text change. */
export const factsVersion = "python-15";

/** Digest of a program by all that the analysis looks at: lines and columns are only handed through. */
export function programDigest({ strings, variables, stars, code, sites, expressions, records }: Program): string {
  const hash = createHash("sha256").update(JSON.stringify([strings, variables, stars]));
  const callers = new Int32Array(sites.length / 3);
  for (let site = 0; site < callers.length; site++) callers[site] = sites[site * 3]!;
  for (const array of [code, callers, expressions, records]) {
    hash.update(`\n${array.length}\n`).update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
  }
  return hash.digest("hex").slice(0, 32);
}

const arrays = ["code", "sites", "expressions", "records"] as const;

/** Words in front of the arrays: their lengths, and the length in bytes of the JSON of the definitions. */
const headWords = arrays.length + 1;
const digestLength = 32;

/**
 * Facts as bytes, for the cache and between threads: lengths, the program's digest, arrays of numbers, then JSON of all
 * that is said of definitions and JSON of the program's rest. Each part can be read without the others. The threads share
 * the memory: it is never written again.
 */
export function encodeFacts({ program, programDigest: digest, ...rest }: FileFacts): Uint8Array {
  const { strings, variables, stars } = program;
  const encoder = new TextEncoder();
  const own = encoder.encode(JSON.stringify(rest));
  const others = encoder.encode(JSON.stringify({ strings, variables, stars }));
  const lengths = arrays.map((name) => program[name].length);
  const numbers = lengths.reduce((sum, length) => sum + length, headWords + digestLength / 4);
  const bytes = new Uint8Array(new SharedArrayBuffer(numbers * 4 + own.length + others.length));
  const words = new Int32Array(bytes.buffer, 0, numbers);
  words.set([...lengths, own.length]);
  bytes.set(encoder.encode(digest), headWords * 4);
  let at = headWords + digestLength / 4;
  for (const name of arrays) {
    words.set(program[name], at);
    at += program[name].length;
  }
  bytes.set(own, numbers * 4);
  bytes.set(others, numbers * 4 + own.length);
  return bytes;
}

/** Digest of the program in encoded facts, see `programDigest`. */
export function encodedDigest(bytes: Uint8Array): string {
  return latin1(bytes.subarray(headWords * 4, headWords * 4 + digestLength));
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

/** The program in encoded facts. */
export function encodedProgram(bytes: Uint8Array): Program {
  const { parts, ownLength, textStart, aligned } = divided(bytes);
  const [code, sites, expressions, records] = parts as [Int32Array, Int32Array, Int32Array, Int32Array];
  return { ...parsed(aligned.subarray(textStart + ownLength)), code, sites, expressions, records };
}

/** What encoded facts say of a file and its definitions, with the places of the program's sites. */
export function encodedDefinitions(bytes: Uint8Array): DefinitionFacts {
  const { parts, ownLength, textStart, aligned } = divided(bytes);
  return { ...parsed(aligned.subarray(textStart, textStart + ownLength)), sites: parts[1]! };
}

/** @throws SyntaxError when the bytes weren't made by `encodeFacts` */
export function decodeFacts(bytes: Uint8Array): FileFacts {
  const { sites: _, ...rest } = encodedDefinitions(bytes);
  return { ...rest, program: encodedProgram(bytes), programDigest: encodedDigest(bytes) };
}

function parsed(bytes: Uint8Array) {
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8"));
}

function divided(bytes: Uint8Array) {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const word = (index: number, length: number) =>
    new Int32Array(aligned.buffer, aligned.byteOffset + index * 4, length);
  const head = word(0, headWords);
  let at = headWords + digestLength / 4;
  const parts: Int32Array[] = [];
  for (const length of head.subarray(0, arrays.length)) {
    parts.push(word(at, length));
    at += length;
  }
  return { aligned, parts, ownLength: head[arrays.length]!, textStart: at * 4 };
}
