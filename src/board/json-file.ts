import { ProblemError } from "#model/problem.ts";
import type { TextFile } from "./text-folder.ts";

/** What a file of ours holds, and how to refuse it. */
export interface JsonFile {
  readonly found: Readonly<Record<string, unknown>>;
  readonly refuse: Refuse;
}

/** The error for a file that isn't what it should be: `"name" isn't a text`. */
export type Refuse = (what: string) => ProblemError;

/** Reads a JSON object of this schema. @throws ProblemError when the file is no such thing */
export function readJsonFile({ file, content }: Pick<TextFile, "file" | "content">, schema: string): JsonFile {
  const refuse: Refuse = (what) =>
    new ProblemError(`${file}: ${what}.`, "The file was left as it is. Correct it by hand.");
  let found: unknown;
  try {
    found = JSON.parse(content);
  } catch (error) {
    throw refuse(`it isn't JSON (${(error as Error).message})`);
  }
  if (!isObject(found)) throw refuse("it isn't a JSON object");
  if (found.schema !== schema) throw refuse(`"schema" isn't "${schema}"`);
  return { found, refuse };
}

/** The text under a key. @throws ProblemError when it is none */
export function textUnder(key: string, { found, refuse }: JsonFile): string {
  const value = found[key];
  if (typeof value !== "string") throw refuse(`"${key}" isn't a text`);
  return value;
}

/** True for a JSON object, false for a list and null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
