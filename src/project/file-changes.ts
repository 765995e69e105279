import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { SourceFileEntry } from "#model/extraction.ts";
import { knownFiles } from "#store/queries/index-state.ts";
import type { FileStamp } from "#store/queries/save-graph.ts";
import type { Project } from "./open-project.ts";

/** What differs between a project's files and the last indexing. */
export interface FileChanges {
  /** Paths whose content is new or different. */
  readonly read: readonly string[];
  /** True when a file of the last indexing is gone. */
  readonly removed: boolean;
  readonly stamps: ReadonlyMap<string, FileStamp>;
  /** SHA-256 of each file's content, hex; "" when it can't be read. */
  readonly hashes: ReadonlyMap<string, string>;
}

/** Files that are looked at together: enough to keep the disk busy. */
const atOnce = 64;

/** Compares files with the last indexing: by size and time first, by content where these differ. */
export async function fileChanges(
  project: Project,
  files: readonly SourceFileEntry[],
  signal: AbortSignal,
): Promise<FileChanges> {
  const known = new Map(knownFiles(project.store).map((file) => [file.path, file]));
  const stamps = new Map<string, FileStamp>();
  const hashes = new Map<string, string>();
  const read: string[] = [];
  for (let start = 0; start < files.length; start += atOnce) {
    signal.throwIfAborted();
    const some = files.slice(start, start + atOnce);
    const found = await Promise.all(some.map(({ path }) => stampOf(join(project.folder, path))));
    for (const [index, stamp] of found.entries()) {
      const { path } = some[index]!;
      const before = known.get(path);
      known.delete(path);
      if (stamp === null) continue; // gone since it was found: the extractor lists it as unreadable
      stamps.set(path, stamp);
      const sameStamp = before?.bytes === stamp.bytes && before.modifiedMs === stamp.modifiedMs;
      const hash = sameStamp ? before.hash : await contentHash(join(project.folder, path));
      hashes.set(path, hash);
      if (hash !== before?.hash) read.push(path);
    }
  }
  return { read, removed: known.size > 0, stamps, hashes };
}

async function stampOf(path: string): Promise<FileStamp | null> {
  try {
    const { size, mtimeMs } = await stat(path);
    return { bytes: size, modifiedMs: mtimeMs };
  } catch {
    return null;
  }
}

/** SHA-256 of a file's content, hex; "" when it can't be read. */
export async function contentHash(path: string): Promise<string> {
  try {
    return createHash("sha256")
      .update(await readFile(path))
      .digest("hex");
  } catch {
    return "";
  }
}
