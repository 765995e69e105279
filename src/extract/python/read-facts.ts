import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ExtractionRequest, SourceFileEntry } from "#model/extraction.ts";
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

interface Content {
  readonly path: string;
  readonly hash: string;
  readonly bytes: Uint8Array | null;
  readonly problem: string | null;
}

const stage = "reading Python files";
/** A task holds about this much text: small enough to share the work evenly, large enough to be worth a message. */
const taskBytes = 150_000;
/** Less text than this isn't worth the start of another thread. */
const workerBytes = 1_000_000;

/** Reads each file's facts, from the cache where the content is known, else in worker threads. In the order of `files`. */
export async function readFacts(
  request: ExtractionRequest,
  files: readonly SourceFileEntry[],
  workers: PythonWorkers,
): Promise<ReadFile[]> {
  const contents = await Promise.all(files.map((file) => contentOf(request.root, file.path)));
  request.signal.throwIfAborted();
  const known = request.cache?.load(contents.filter((file) => file.bytes !== null).map((file) => keyOf(file.hash)));
  const facts = contents.map((file) => known?.get(keyOf(file.hash)) ?? null);
  const missing = contents.flatMap((file, index) => (facts[index] === null && file.bytes !== null ? [index] : []));
  let done = files.length - missing.length;
  request.onProgress({ stage, done, all: files.length });
  const problems = new Map<number, string>();
  const bytes = missing.reduce((sum, index) => sum + contents[index]!.bytes!.length, 0);
  await workers.readFacts(tasksOf(contents, missing), 1 + Math.floor(bytes / workerBytes), (answer) => {
    for (const file of answer.files) {
      facts[file.index] = file.facts;
      if (file.problem !== null) problems.set(file.index, file.problem);
    }
    done += answer.files.length;
    request.onProgress({ stage, done, all: files.length });
  });
  save(request, contents, facts, missing);
  return contents.map((file, index) => ({
    path: file.path,
    hash: file.hash,
    facts: facts[index]!,
    problem: file.problem ?? problems.get(index) ?? null,
  }));
}

async function contentOf(root: string, path: string): Promise<Content> {
  try {
    const bytes = await readFile(join(root, path));
    return { path, hash: createHash("sha256").update(bytes).digest("hex"), bytes, problem: null };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown";
    return { path, hash: "", bytes: null, problem: `The file can't be read (${code}).` };
  }
}

function keyOf(hash: string): string {
  return `${factsVersion}:${hash}`;
}

function tasksOf(contents: readonly Content[], missing: readonly number[]): FactsTask[] {
  const tasks: FactsTask["files"][number][][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const index of missing) {
    const { path, bytes } = contents[index]!;
    if (size + bytes!.length > taskBytes) {
      tasks.push([]);
      size = 0;
    }
    size += bytes!.length;
    tasks.at(-1)!.push({ index, path, bytes: bytes! });
  }
  return tasks.map((files) => ({ files }));
}

function save(
  request: ExtractionRequest,
  contents: readonly Content[],
  facts: readonly (Uint8Array | null)[],
  missing: readonly number[],
) {
  if (request.cache === null) return;
  const fresh = new Map<string, Uint8Array>();
  for (const index of missing) {
    const bytes = facts[index];
    if (bytes) fresh.set(keyOf(contents[index]!.hash), bytes);
  }
  if (fresh.size > 0) request.cache.save(fresh);
}
