import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ExtractionRequest, SourceFileEntry } from "#model/extraction.ts";
import { TimeSlices } from "#model/time-slices.ts";
import { factsVersion } from "./facts/file-facts.ts";
import type { FactsTask } from "./facts-task.ts";
import type { PythonWorkers } from "./python-workers.ts";

/** A file with its facts as bytes, or why it has none. */
export interface ReadFile {
  readonly path: string;
  /** SHA-256 of the content, hex; empty when the file couldn't be read. */
  readonly hash: string;
  readonly facts: Uint8Array | null;
  readonly problem: string | null;
}

/** The facts of a project's files, in the order of the files. */
export interface ReadFacts {
  readonly files: readonly ReadFile[];
  /** Puts what was read anew into the cache. */
  readonly save: () => void;
}

const stage = "reading Python files";
/** A task holds about this much text: small enough to share the work evenly, large enough to be worth a message. */
const taskBytes = 150_000;
/** Less text than this isn't worth the start of another thread. */
const workerBytes = 1_000_000;

/** How many threads it is worth to start for so much text, as far as that many are allowed. */
export function usefulWorkers(bytes: number): number {
  return 1 + Math.floor(bytes / workerBytes);
}

/** Reads each file's facts: from the cache where the content is known, else in worker threads, from the disk. */
export async function readFacts(
  request: ExtractionRequest,
  files: readonly SourceFileEntry[],
  workers: PythonWorkers,
): Promise<ReadFacts> {
  const hashes = await hashesOf(request, files);
  const known = request.cache?.load(hashes.filter((content) => content !== "").map(keyOf));
  const read = files.map(({ path }, index): ReadFile => {
    const facts = known?.get(keyOf(hashes[index]!)) ?? null;
    return { path, hash: hashes[index]!, facts, problem: null };
  });
  const missing = read.flatMap((file, index) => (file.facts === null ? [index] : []));
  let done = files.length - missing.length;
  request.onProgress({ stage, done, all: files.length });
  const bytes = missing.reduce((sum, index) => sum + files[index]!.bytes, 0);
  await workers.readFacts(tasksOf(request.root, files, missing), usefulWorkers(bytes), (answer) => {
    for (const { index, ...found } of answer.files) read[index] = { path: files[index]!.path, ...found };
    done += answer.files.length;
    request.onProgress({ stage, done, all: files.length });
  });
  const save = () => {
    const fresh = missing.flatMap((index): [string, Uint8Array][] => {
      const file = read[index]!;
      return file.facts === null ? [] : [[keyOf(file.hash), file.facts]];
    });
    if (fresh.length > 0) request.cache?.save(new Map(fresh));
  };
  return { files: read, save };
}

/** What the request says, or what the disk says now; "" for a file that can't be read. */
async function hashesOf({ root, hashes }: ExtractionRequest, files: readonly SourceFileEntry[]): Promise<string[]> {
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

function keyOf(content: string): string {
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
