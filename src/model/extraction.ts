import type { Progress } from "./progress.ts";
import type { Language, SourceGraph, UnreadableFile } from "./source-graph.ts";

/** A source file to extract. */
export interface SourceFileEntry {
  /** Relative to the project, forward slashes. */
  readonly path: string;
  readonly language: Language;
  readonly bytes: number;
}

/** Facts of one file by content hash, so that an unchanged file isn't parsed again. Values are opaque to the store. */
export interface FactsCache {
  /** Facts for each key that is known; keys carry the extractor's version. */
  load(keys: readonly string[]): ReadonlyMap<string, Uint8Array>;
  save(entries: ReadonlyMap<string, Uint8Array>): void;
}

/** What an extractor is asked for: the whole project in its language. */
export interface ExtractionRequest {
  /** Absolute path of the project. */
  readonly root: string;
  readonly files: readonly SourceFileEntry[];
  /** SHA-256 of the files' content by path, hex, where it is known; "" for a file that couldn't be read. */
  readonly hashes?: ReadonlyMap<string, string>;
  readonly leftOut: readonly UnreadableFile[];
  readonly cache: FactsCache | null;
  /**
   * What was found out about the whole project is remembered under this version of the extraction: another one finds it
   * out again. Null remembers nothing but facts of files.
   */
  readonly version?: string | null;
  /** How many worker threads it may start. */
  readonly workers: number;
  readonly onProgress: (progress: Progress) => void;
  /** Aborting ends the work with the signal's reason as the rejection. */
  readonly signal: AbortSignal;
}

/** Reads source into a static call graph. The same input gives the same graph, whatever the order of files. */
export type Extractor = (request: ExtractionRequest) => Promise<SourceGraph>;
