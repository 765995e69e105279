import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { ProblemError } from "#model/problem.ts";
import type { UnreadableFile } from "#model/source-graph.ts";
import { unfinishedFile } from "./write-file-atomically.ts";

/** What a folder of small text files holds, in order of file name. */
export interface FolderContent<T> {
  readonly items: readonly T[];
  /** Files that are there but couldn't be read; nothing ever overwrites or removes them. */
  readonly unreadable: readonly UnreadableFile[];
}

/**
 * Reads every file of a folder with this ending. A folder that isn't there is empty.
 *
 * @param read throws when the content is no such thing
 */
export function readTextFolder<T>(
  folder: string,
  ending: string,
  read: (name: string, file: string, content: string) => T,
): FolderContent<T> {
  const items: T[] = [];
  const unreadable: UnreadableFile[] = [];
  for (const file of fileNames(folder, ending)) {
    try {
      items.push(read(file.slice(0, -ending.length), file, readFileSync(path.join(folder, file), "utf8")));
    } catch (error) {
      unreadable.push({ file, reason: reasonOf(error, file) });
    }
  }
  return { items, unreadable };
}

function fileNames(folder: string, ending: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(ending) && !unfinishedFile.test(name))
      .sort();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw new ProblemError(`${folder} can't be read: ${(error as Error).message}.`, "Check the folder's permissions.");
  }
}

function reasonOf(error: unknown, file: string): string {
  if (error instanceof ProblemError) return error.message;
  return `${file} can't be read: ${(error as Error).message}.`;
}

/** The system's error code, `ENOENT`; null when it has none. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}
