import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ExtractionRequest, SourceFileEntry } from "#model/extraction.ts";
import { TimeSlices } from "#model/time-slices.ts";
import { factsVersion } from "./facts/file-facts.ts";
import type { FactsTask } from "./facts-task.ts";
import type { PythonWorkers } from "./python-workers.ts";

/** A file whose facts are wanted. */
export interface WantedFile extends SourceFileEntry {
  /** SHA-256 of the content, hex; empty when the file can't be read. */
  readonly hash: string;
}

/** A file with its facts as bytes, or why it has none. */
export interface ReadFile {
  readonly path: string;
  /** SHA-256 of the content that was read, hex; empty when the file couldn't be read. */
  readonly hash: string;
  readonly facts: Uint8Array | null;
  readonly problem: string | null;
}

/** Facts of files, in the order in which they were wanted. */
export interface ReadFacts {
  readonly files: readonly ReadFile[];
  /** Puts what was read anew into the cache. */
  readonly save: () => void;
}

const stage = "reading Python files";
/** A task holds about this much text: small enough to share the work evenly, large enough to be worth a message. */
const taskBytes = 80_000;
/** Less text than this isn't worth the start of another thread. */
const workerBytes = 1_000_000;

/** How many threads it is worth to start for so much text, as far as that many are allowed. */
export function usefulWorkers(bytes: number): number {
  return 1 + Math.floor(bytes / workerBytes);
}

/**
 * Reads files' facts: from the cache where the content is known, else in worker threads, from the disk.
 *
 * @param all how many files the project has: those that aren't wanted count as done
 */
export async function readFacts(
  request: ExtractionRequest,
  files: readonly WantedFile[],
  workers: PythonWorkers,
  all: number,
): Promise<ReadFacts> {
  const known = request.cache?.load(files.filter((file) => file.hash !== "").map((file) => factsKey(file.hash)));
  const read = files.map(({ path, hash: content }): ReadFile => {
    return { path, hash: content, facts: known?.get(factsKey(content)) ?? null, problem: null };
  });
  const missing = read.flatMap((file, index) => (file.facts === null ? [index] : []));
  let done = all - missing.length;
  request.onProgress({ stage, done, all });
  const bytes = missing.reduce((sum, index) => sum + files[index]!.bytes, 0);
  await workers.readFacts(tasksOf(request.root, files, missing), usefulWorkers(bytes), (answer) => {
    for (const { index, ...found } of answer.files) read[index] = { path: files[index]!.path, ...found };
    done += answer.files.length;
    request.onProgress({ stage, done, all });
  });
  const save = () => {
    const fresh = missing.flatMap((index): [string, Uint8Array][] => {
      const file = read[index]!;
      return file.facts === null ? [] : [[factsKey(file.hash), file.facts]];
    });
    if (fresh.length > 0) request.cache?.save(new Map(fresh));
  };
  return { files: read, save };
}

/** What the request says, or what the disk says now; "" for a file that can't be read. */
export async function hashesOf(
  { root, hashes }: ExtractionRequest,
  files: readonly SourceFileEntry[],
): Promise<string[]> {
  const slices = new TimeSlices();
  const found: string[] = [];
  for (const { path } of files) {
    const pause = slices.pause();
    if (pause !== null) await pause;
    found.push(hashes?.get(path) ?? contentHash(join(root, path)));
  }
  return found;
}

function contentHash(path: string): string {
  try {
    return hash("sha256", readFileSync(path), "hex");
  } catch {
    return "";
  }
}

/** The key of facts in the cache, by the content that they were read from. */
export function factsKey(content: string): string {
  return `${factsVersion}:${content}`;
}

/** The largest tasks come first, so that no thread is left with one while the others have nothing to do. */
function tasksOf(root: string, files: readonly SourceFileEntry[], missing: readonly number[]): FactsTask[] {
  const tasks: { bytes: number; readonly files: FactsTask["files"][number][] }[] = [];
  for (const index of missing) {
    const { path, bytes } = files[index]!;
    let task = tasks.at(-1);
    if (task === undefined || task.bytes + bytes > taskBytes) {
      task = { bytes: 0, files: [] };
      tasks.push(task);
    }
    task.bytes += bytes;
    task.files.push({ index, path });
  }
  return tasks.sort((a, b) => b.bytes - a.bytes).map((task) => ({ root, files: task.files }));
}
