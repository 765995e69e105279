import { randomUUID } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  futimesSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

/** Names of files that a write was killed in the middle of; readers pass them over. */
export const unfinishedFile = /^\..*\.unfinished$/;

/**
 * Writes a text file so that a reader, or a kill at any moment, meets either the old content or the new one: into a
 * file beside it, to the disk, then renamed over it. Once it returns the content is on disk.
 *
 * @param time what the file says when it was changed
 * @throws the system's error when the folder can't be written
 */
export function writeFileAtomically(file: string, content: string, time = new Date()): void {
  const folder = path.dirname(file);
  mkdirSync(folder, { recursive: true });
  const unfinished = path.join(folder, `.${path.basename(file)}.${randomUUID()}.unfinished`);
  try {
    const descriptor = openSync(unfinished, "wx", 0o644);
    try {
      writeFileSync(descriptor, content);
      futimesSync(descriptor, time, time);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
  syncFolder(folder);
  clearUnfinishedFiles(folder);
}

/** Clears away what killed writes left in a folder more than an hour ago; younger ones may belong to another process. */
function clearUnfinishedFiles(folder: string): void {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => unfinishedFile.test(name)) : [];
  for (const name of names) {
    const file = path.join(folder, name);
    if (Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) > hour) rmSync(file, { force: true });
  }
}

const hour = 3_600_000;

/** Removes a file; once it returns that is on disk. */
export function removeFileDurably(file: string): void {
  rmSync(file, { force: true });
  syncFolder(path.dirname(file));
}

/** Makes a rename in this folder survive a power cut. Windows can't open folders and doesn't need it. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
