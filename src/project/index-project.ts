import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { findSourceFiles } from "#extract/find-source-files.ts";
import { extractPython } from "#extract/python/extract-python.ts";
import { extractTypeScript } from "#extract/typescript/extract-typescript.ts";
import type { Extractor, SourceFileEntry } from "#model/extraction.ts";
import { ProblemError } from "#model/problem.ts";
import type { ReportProgress } from "#model/progress.ts";
import type { IndexedFile, SourceFunction, SourceGraph, UnreadableFile } from "#model/source-graph.ts";
import { factsCache } from "#store/facts-cache.ts";
import { indexState, knownFiles, restampFiles, touchIndex } from "#store/queries/index-state.ts";
import { type FileStamp, saveGraph } from "#store/queries/save-graph.ts";
import type { Project } from "./open-project.ts";

/** Part of the index state: another version of the extraction reads everything again. */
const extractorVersion = "2";

/** Brings the static graph up to date. Files whose content is as it was come from the cache. Nothing is stored after an abort. */
export async function indexProject(
  project: Project,
  options: { readonly onProgress: ReportProgress; readonly signal: AbortSignal; readonly everything?: boolean },
): Promise<void> {
  const start = process.hrtime.bigint();
  const took = () => Number(process.hrtime.bigint() - start);
  options.onProgress({ stage: "looking for source files", done: 0, all: null });
  const { files, leftOut } = await foundFiles(project.folder);
  const changes = await changedFiles(project, files, options.signal);
  options.signal.throwIfAborted();
  const state = indexState(project.store);
  const upToDate = state?.extractorVersion === extractorVersion && changes.read.length === 0 && !changes.removed;
  if (upToDate && options.everything !== true) {
    restampFiles(project.store, changes.stamps);
    touchIndex(project.store, new Date().toISOString(), took());
    return;
  }
  const graph = await extractedGraph(project, files, leftOut, options);
  options.signal.throwIfAborted();
  options.onProgress({ stage: "storing the graph", done: 0, all: null });
  saveGraph(project.store, {
    graph: { ...graph, files: allFiles(graph, files, changes) },
    stamps: changes.stamps,
    extractorVersion,
    finishedAt: new Date().toISOString(),
    took: took(),
    filesRead: changes.read.length,
  });
}

async function foundFiles(folder: string) {
  if (existsSync(folder)) return findSourceFiles(folder);
  throw new ProblemError(
    `The folder ${folder} is gone.`,
    "Put it back or open another one; what was stored of it is kept.",
  );
}

interface Changes {
  /** Paths whose content is new or different. */
  readonly read: readonly string[];
  /** True when a file of the last indexing is gone. */
  readonly removed: boolean;
  readonly stamps: ReadonlyMap<string, FileStamp>;
  readonly hashes: ReadonlyMap<string, string>;
}

/** Compares files with the last indexing: by size and time first, by content where these differ. */
async function changedFiles(
  project: Project,
  files: readonly SourceFileEntry[],
  signal: AbortSignal,
): Promise<Changes> {
  const known = new Map(knownFiles(project.store).map((file) => [file.path, file]));
  const stamps = new Map<string, FileStamp>();
  const hashes = new Map<string, string>();
  const read: string[] = [];
  for (const { path } of files) {
    signal.throwIfAborted();
    const before = known.get(path);
    known.delete(path);
    const stamp = await stampOf(join(project.folder, path));
    if (stamp === null) continue; // gone since it was found: the extractor lists it as unreadable
    stamps.set(path, stamp);
    const sameStamp = before?.bytes === stamp.bytes && before.modifiedMs === stamp.modifiedMs;
    const hash = sameStamp ? before.hash : await contentHash(join(project.folder, path));
    hashes.set(path, hash);
    if (hash !== before?.hash) read.push(path);
  }
  return { read, removed: known.size > 0, stamps, hashes };
}

/** Files that an extractor could not read are kept with no lines: otherwise they would count as new every time. */
function allFiles(graph: SourceGraph, files: readonly SourceFileEntry[], { hashes }: Changes): readonly IndexedFile[] {
  const read = new Set(graph.files.map((file) => file.path));
  const others = files.filter(({ path }) => !read.has(path) && hashes.has(path));
  const unread = others.map(({ path, language }) => ({ path, language, hash: hashes.get(path)!, lines: 0 }));
  return [...graph.files, ...unread];
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

async function extractedGraph(
  project: Project,
  files: readonly SourceFileEntry[],
  leftOut: readonly UnreadableFile[],
  { onProgress, signal }: { readonly onProgress: ReportProgress; readonly signal: AbortSignal },
): Promise<SourceGraph> {
  const extract = (extractor: Extractor, own: readonly SourceFileEntry[]) =>
    own.length === 0
      ? null
      : extractor({
          root: project.folder,
          files: own,
          leftOut: [],
          cache: factsCache(project.store),
          workers: Math.max(1, Math.min(4, availableParallelism())),
          onProgress,
          signal,
        });
  const python = files.filter((file) => file.language === "python");
  const script = files.filter((file) => file.language !== "python");
  const graphs = await Promise.all([extract(extractPython, python), extract(extractTypeScript, script)]);
  return mergedGraph(
    graphs.filter((graph) => graph !== null),
    leftOut,
  );
}

/** Graphs of several languages as one. External functions that two languages name alike are one function. */
function mergedGraph(graphs: readonly SourceGraph[], leftOut: readonly UnreadableFile[]): SourceGraph {
  const functions = new Map<string, SourceFunction>();
  for (const one of graphs.flatMap((graph) => graph.functions)) {
    if (!functions.has(one.id)) functions.set(one.id, one);
  }
  return {
    files: graphs.flatMap((graph) => graph.files),
    functions: [...functions.values()],
    calls: graphs.flatMap((graph) => graph.calls),
    hubs: graphs.flatMap((graph) => graph.hubs),
    unreadable: graphs.flatMap((graph) => graph.unreadable),
    leftOut: [...leftOut, ...graphs.flatMap((graph) => graph.leftOut)],
  };
}
