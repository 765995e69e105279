import { existsSync } from "node:fs";
import { findSourceFiles } from "#extract/find-source-files.ts";
import { ProblemError } from "#model/problem.ts";
import type { ReportProgress } from "#model/progress.ts";
import type { IndexedFile } from "#model/source-graph.ts";
import { extractedKeys, indexState, knownFiles, restampFiles, touchIndex } from "#store/queries/index-state.ts";
import { type ExtractedGraph, saveGraph } from "#store/queries/save-graph.ts";
import { extractedAnew, prepareExtraction, type SourceToExtract, sourcesOf } from "./extract-sources.ts";
import { type FileChanges, fileChanges } from "./file-changes.ts";
import type { Project } from "./open-project.ts";

/** Part of the index state: another version of the extraction reads everything again. */
const extractorVersion = "5";

/**
 * Brings the static graph up to date. Files whose content is as it was come from the cache, and languages in which nothing
 * has changed stay as they are in the store. Nothing is stored after an abort.
 */
export async function indexProject(
  project: Project,
  options: { readonly onProgress: ReportProgress; readonly signal: AbortSignal; readonly everything?: boolean },
): Promise<void> {
  const start = process.hrtime.bigint();
  const took = () => Number(process.hrtime.bigint() - start);
  options.onProgress({ stage: "looking for source files", done: 0, all: null });
  const isFirst = indexState(project.store) === null;
  if (isFirst) prepareExtraction(null);
  const { files, leftOut } = await foundFiles(project.folder);
  if (isFirst) prepareExtraction(files);
  const changes = await fileChanges(project, files, options.signal);
  options.signal.throwIfAborted();
  const isRead = new Set(changes.read);
  const changed = files.filter((file) => file.language === "python" && isRead.has(file.path));
  if (!isFirst && changed.length > 0) prepareExtraction(changed);
  const sources = sourcesOf(project.folder, files, changes.hashes);
  const isCurrent = indexState(project.store)?.extractorVersion === extractorVersion && options.everything !== true;
  const keys = isCurrent ? extractedKeys(project.store) : new Map<string, string>();
  const stale = sources.filter(({ source, key }) => keys.get(source) !== key);
  if (isCurrent && stale.length === 0 && changes.read.length === 0 && !changes.removed) {
    restampFiles(project.store, changes.stamps);
    touchIndex(project.store, new Date().toISOString(), took());
    return;
  }
  let isSaved = false;
  while (!isSaved) {
    const extracted = await extractedAnew(project, stale, extractorVersion, options);
    options.signal.throwIfAborted();
    options.onProgress({ stage: "storing the graph", done: 0, all: null });
    isSaved = saveGraph(project.store, {
      extracted,
      sources: sources.map(({ source }) => source),
      files: indexedFiles(project, sources, extracted, changes),
      leftOut,
      stamps: changes.stamps,
      extractorVersion,
      finishedAt: new Date().toISOString(),
      took: took(),
      filesRead: changes.read.length,
    });
  }
}

async function foundFiles(folder: string) {
  if (existsSync(folder)) return findSourceFiles(folder);
  throw new ProblemError(
    `The folder ${folder} is gone.`,
    "Put it back or open another one; what was stored of it is kept.",
  );
}

/**
 * All files: as they were extracted now or before. Files that an extractor could not read are kept with no lines:
 * otherwise they would count as new every time.
 */
function indexedFiles(
  project: Project,
  sources: readonly SourceToExtract[],
  extracted: readonly ExtractedGraph[],
  { hashes }: FileChanges,
): readonly IndexedFile[] {
  const known = new Map<string, IndexedFile>(knownFiles(project.store).map((file) => [file.path, file]));
  return sources.flatMap(({ source, files }) => {
    const graph = extracted.find((one) => one.source === source)?.graph;
    const read = graph === undefined ? known : new Map(graph.files.map((file) => [file.path, file]));
    return files.flatMap(({ path, language }): IndexedFile[] => {
      const file = read.get(path);
      if (file !== undefined) return [file];
      const hash = hashes.get(path);
      return hash === undefined ? [] : [{ path, language, hash, lines: 0 }];
    });
  });
}
