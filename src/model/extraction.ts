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
  /** Says that entries are of use still, though nobody loads them. */
  keep(keys: readonly string[]): void;
}

/** What an extractor is asked for: the whole project in its language. */
export interface ExtractionRequest {
  /** Absolute path of the project. */
  readonly root: string;
  readonly files: readonly SourceFileEntry[];
  /** SHA-256 of the files' content by path, hex, where it is known; "" for a file that couldn't be read. */
  readonly hashes?: ReadonlyMap<string, string>;
  readonly leftOut: readonly UnreadableFile[];
  /**
   * Keys of the parts of the graph that are stored from before, by file, "" for names outside the project; what they say
   * of parts of another extractor or version means nothing. An extractor may leave out parts whose key is still the same.
   */
  readonly stored?: ReadonlyMap<string, string>;
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

/** A graph, of which parts that are stored from before may be left out: functions of a file and the calls that they make. */
export interface GraphUpdate extends SourceGraph {
  /**
   * Keys of all parts, by file, "" for names outside the project; a key changes with anything in its part. Parts whose key
   * was in the request are left out. Without keys the graph is whole.
   */
  readonly parts?: ReadonlyMap<string, string>;
}

/** Reads source into a static call graph. The same input gives the same graph, whatever the order of files. */
export type Extractor = (request: ExtractionRequest) => Promise<GraphUpdate>;
