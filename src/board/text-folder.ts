import { readdirSync, readFileSync, statSync } from "node:fs";
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

export interface TextFile {
  /** Without the ending. */
  readonly name: string;
  readonly file: string;
  readonly content: string;
  readonly changedAt: string;
}

/**
 * Reads every file of a folder with this ending. A folder that isn't there is empty.
 *
 * @param read throws when the content is no such thing; `changedAt` is when the file was last written here, in ISO 8601:
 *   a time inside the file would make Git see a conflict in every merge
 */
export function readTextFolder<T>(folder: string, ending: string, read: (entry: TextFile) => T): FolderContent<T> {
  const items: T[] = [];
  const unreadable: UnreadableFile[] = [];
  for (const file of fileNames(folder, ending)) {
    try {
      const place = path.join(folder, file);
      const changedAt = new Date(Math.round(statSync(place).mtimeMs)).toISOString();
      items.push(read({ name: file.slice(0, -ending.length), file, content: readFileSync(place, "utf8"), changedAt }));
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
