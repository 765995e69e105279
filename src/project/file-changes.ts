import { hash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { SourceFileEntry } from "#model/extraction.ts";
import { TimeSlices } from "#model/time-slices.ts";
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
  const slices = new TimeSlices();
  for (const { path } of files) {
    const pause = slices.pause();
    if (pause !== null) await pause;
    signal.throwIfAborted();
    const stamp = stampOf(join(project.folder, path));
    const before = known.get(path);
    known.delete(path);
    if (stamp === null) continue; // gone since it was found: the extractor lists it as unreadable
    stamps.set(path, stamp);
    const sameStamp = before?.bytes === stamp.bytes && before.modifiedMs === stamp.modifiedMs;
    const content = sameStamp ? before.hash : contentHash(join(project.folder, path));
    hashes.set(path, content);
    if (content !== before?.hash) read.push(path);
  }
  return { read, removed: known.size > 0, stamps, hashes };
}

function stampOf(path: string): FileStamp | null {
  try {
    const { size, mtimeMs } = statSync(path);
    return { bytes: size, modifiedMs: mtimeMs };
  } catch {
    return null;
  }
}

/** SHA-256 of a file's content, hex; "" when it can't be read. */
function contentHash(path: string): string {
  try {
    return hash("sha256", readFileSync(path), "hex");
  } catch {
    return "";
  }
}
