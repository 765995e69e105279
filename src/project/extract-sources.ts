import { createHash } from "node:crypto";
import { availableParallelism } from "node:os";
import { basename } from "node:path";
import { extractPython, prepareForPython } from "#extract/python/extract-python.ts";
import { extractTypeScript } from "#extract/typescript/extract-typescript.ts";
import { surroundingsDigest } from "#extract/typescript/incremental/surroundings.ts";
import type { Extractor, SourceFileEntry } from "#model/extraction.ts";
import type { ReportProgress } from "#model/progress.ts";
import { factsCache } from "#store/facts-cache.ts";
import { type ExtractedGraph, type ExtractedSource, storedParts } from "#store/queries/save-graph.ts";
import type { Project } from "./open-project.ts";

/** Files that are extracted together, since their calls can lead to each other. */
export interface SourceToExtract {
  readonly source: ExtractedSource;
  readonly files: readonly SourceFileEntry[];
  /** SHA-256 of their content by path, hex; other files may be among them. */
  readonly hashes: ReadonlyMap<string, string>;
  /** Changes with anything that their graph is made from, except the version of the extraction. */
  readonly key: string;
}

/** Extractors, and how the keys of their facts start. */
const extractors: Readonly<Record<ExtractedSource, { readonly extract: Extractor; readonly family: string }>> = {
  python: { extract: extractPython, family: "python" },
  script: { extract: extractTypeScript, family: "typescript" },
};

/** What a project has to extract: a source without files isn't among it. */
export function sourcesOf(
  root: string,
  files: readonly SourceFileEntry[],
  hashes: ReadonlyMap<string, string>,
): SourceToExtract[] {
  const python = files.filter((file) => file.language === "python");
  const script = files.filter((file) => file.language !== "python");
  const around = (paths: readonly string[]) => surroundingsDigest(root, paths, []);
  const all: SourceToExtract[] = [
    { source: "python", files: python, hashes, key: keyOf(python, hashes, basename(root)) },
    { source: "script", files: script, hashes, key: keyOf(script, hashes, around(script.map((file) => file.path))) },
  ];
  return all.filter((one) => one.files.length > 0);
}

function keyOf(files: readonly SourceFileEntry[], hashes: ReadonlyMap<string, string>, around: string): string {
  const hash = createHash("sha256").update(around);
  for (const { path } of files) hash.update(`\0${path}\0${hashes.get(path) ?? ""}`);
  return hash.digest("hex");
}

function mostWorkers(): number {
  return Math.max(1, Math.min(4, availableParallelism()));
}

/**
 * Starts what the extraction of these files will need, so that it is ready when it is known what has changed. Null for
 * files that aren't known yet.
 */
export function prepareExtraction(files: readonly SourceFileEntry[] | null): void {
  const bytes = files?.reduce((sum, file) => sum + (file.language === "python" ? file.bytes : 0), 0) ?? 1;
  prepareForPython(bytes, mostWorkers());
}

/** The graphs of these sources, extracted side by side. */
export function extractedAnew(
  project: Project,
  sources: readonly SourceToExtract[],
  version: string,
  { onProgress, signal }: { readonly onProgress: ReportProgress; readonly signal: AbortSignal },
): Promise<ExtractedGraph[]> {
  return Promise.all(
    sources.map(async ({ source, files, hashes, key }) => {
      const { extract, family } = extractors[source];
      const graph = await extract({
        root: project.folder,
        files,
        hashes,
        leftOut: [],
        stored: storedParts(project.store, source),
        cache: factsCache(project.store, family),
        version,
        workers: mostWorkers(),
        onProgress,
        signal,
      });
      return { source, key, graph };
    }),
  );
}
