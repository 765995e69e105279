import { encodeFacts } from "./facts/file-facts.ts";
import { sourceText } from "./facts/source-text.ts";
import { factsOfFile } from "./facts-of-file.ts";
import { type ParsePython, pythonParser } from "./syntax/parse-python.ts";

/** Files to read, in one message to the worker. */
export interface FactsTask {
  readonly files: readonly { readonly index: number; readonly path: string; readonly bytes: Uint8Array }[];
}

/** Facts of each file of a task, or why there are none. */
export interface FactsAnswer {
  readonly files: readonly {
    readonly index: number;
    readonly facts: Uint8Array<ArrayBuffer> | null;
    readonly problem: string | null;
  }[];
}

let parser: Promise<ParsePython> | null = null;

/** Reads the files of a task. The grammar is loaded once per thread. */
export async function readFactsTask(task: FactsTask): Promise<FactsAnswer> {
  parser ??= pythonParser();
  const parse = await parser;
  const files = task.files.map(({ index, path, bytes }) => {
    try {
      return { index, facts: encodeFacts(factsOfFile(sourceText(path, bytes), parse)), problem: null };
    } catch (error) {
      return { index, facts: null, problem: error instanceof Error ? error.message : String(error) };
    }
  });
  return { files };
}
