import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { encodeFacts } from "./facts/file-facts.ts";
import { sourceText } from "./facts/source-text.ts";
import { factsOfFile } from "./facts-of-file.ts";
import { type ParsePython, pythonParser } from "./syntax/parse-python.ts";

/** Files to read from the disk, in one message to the worker. */
export interface FactsTask {
  /** Absolute path of the project. */
  readonly root: string;
  readonly files: readonly { readonly index: number; readonly path: string }[];
}

/** Facts of each file of a task, or why there are none. */
export interface FactsAnswer {
  readonly files: readonly FoundFacts[];
}

interface FoundFacts {
  readonly index: number;
  /** SHA-256 of the content that was read, hex; "" when the file couldn't be read. */
  readonly hash: string;
  readonly facts: Uint8Array | null;
  readonly problem: string | null;
}

let parser: Promise<ParsePython> | null = null;

/** Loads the grammar, once per thread. */
export function getReady(): Promise<ParsePython> {
  parser ??= pythonParser();
  return parser;
}

/** Reads the files of a task. */
export async function readFactsTask({ root, files }: FactsTask): Promise<FactsAnswer> {
  const parse = await getReady();
  return { files: files.map(({ index, path }) => ({ index, ...foundFacts(root, path, parse) })) };
}

function foundFacts(root: string, path: string, parse: ParsePython): Omit<FoundFacts, "index"> {
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(root, path));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown";
    return { hash: "", facts: null, problem: `The file can't be read (${code}).` };
  }
  const content = hash("sha256", bytes, "hex");
  try {
    return { hash: content, facts: encodeFacts(factsOfFile(sourceText(path, bytes), parse)), problem: null };
  } catch (error) {
    return { hash: content, facts: null, problem: error instanceof Error ? error.message : String(error) };
  }
}
