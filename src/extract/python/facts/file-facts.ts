import type { Definition } from "./definition.ts";
import type { Program } from "./program.ts";

/** What is known of one file by its text alone. Nothing in it depends on where the file lies. */
export interface FileFacts {
  readonly lines: number;
  /** Line of the first syntax error; null when there is none. */
  readonly errorLine: number | null;
  readonly definitions: readonly Definition[];
  readonly program: Program;
}

/** Part of every cache key: raise it whenever facts of the same text change. */
export const factsVersion = "python-1";

/** Facts as bytes, for the cache and between threads. */
export function encodeFacts(facts: FileFacts): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(facts));
}

/** @throws SyntaxError when the bytes weren't made by `encodeFacts` */
export function decodeFacts(bytes: Uint8Array): FileFacts {
  return JSON.parse(new TextDecoder().decode(bytes)) as FileFacts;
}
