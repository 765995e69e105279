import type { IndexedFile, SourceGraph, UnreadableFile } from "#model/source-graph.ts";
import { partedGraph } from "../graph-parts.ts";
import type { Store } from "../open-store.ts";

/** What is known of a file on disk, to see quickly whether it changed. */
export interface FileStamp {
  readonly bytes: number;
  readonly modifiedMs: number;
}

/** What is extracted together. */
export type ExtractedSource = "python" | "script";

/** A graph that was extracted anew. */
export interface ExtractedGraph {
  readonly source: ExtractedSource;
  /** Changes with anything that the graph was made from. */
  readonly key: string;
  readonly graph: SourceGraph;
}

export interface SavedIndex {
  /** What stays as it is in the store isn't among them. */
  readonly extracted: readonly ExtractedGraph[];
  /** Sources that the project has; of others nothing is kept. */
  readonly sources: readonly ExtractedSource[];
  /** All files of the project. */
  readonly files: readonly IndexedFile[];
  readonly leftOut: readonly UnreadableFile[];
  readonly stamps: ReadonlyMap<string, FileStamp>;
  readonly extractorVersion: string;
  /** ISO 8601. */
  readonly finishedAt: string;
  /** Nanoseconds. */
  readonly took: number;
  readonly filesRead: number;
}

/** Brings the static graph up to date in one transaction: readers see the old graph or the new one. Only what differs is written. */
export function saveGraph(db: Store, index: SavedIndex): void {
  const parted = index.extracted.map((one) => ({ ...one, ...partedGraph(one.graph) }));
  db.transaction(() => {
    saveFiles(db, index);
    const missing = db.prepare("DELETE FROM extracted WHERE source NOT IN (SELECT value FROM json_each(?))");
    missing.run(JSON.stringify(index.sources));
    for (const { source, key, graph, parts, candidates } of parted) {
      db.prepare(
        `INSERT INTO extracted VALUES (@source, @key, @unreadable)
         ON CONFLICT (source) DO UPDATE SET key = @key, unreadable = @unreadable`,
      ).run({ source, key, unreadable: JSON.stringify(graph.unreadable) });
      saveParts(db, source, parts);
      saveCandidates(db, source, candidates);
    }
    db.prepare(
      `INSERT INTO index_state (only, revision, extractor_version, finished_at, took_ns, files_read)
       VALUES (1, 1, @extractorVersion, @finishedAt, @took, @filesRead)
       ON CONFLICT (only) DO UPDATE SET revision = revision + 1, extractor_version = @extractorVersion,
         finished_at = @finishedAt, took_ns = @took, files_read = @filesRead`,
    ).run({
      extractorVersion: index.extractorVersion,
      finishedAt: index.finishedAt,
      took: Math.round(index.took),
      filesRead: index.filesRead,
    });
  }).immediate();
}

function saveFiles(db: Store, { files, leftOut, stamps }: SavedIndex): void {
  const gone = db.prepare("DELETE FROM file WHERE path NOT IN (SELECT value FROM json_each(?))");
  gone.run(JSON.stringify(files.map((file) => file.path)));
  const save = db.prepare(
    `INSERT INTO file VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (path) DO UPDATE SET language = excluded.language, hash = excluded.hash, lines = excluded.lines,
       bytes = excluded.bytes, modified_ms = excluded.modified_ms
     WHERE language IS NOT excluded.language OR hash IS NOT excluded.hash OR lines IS NOT excluded.lines
       OR bytes IS NOT excluded.bytes OR modified_ms IS NOT excluded.modified_ms`,
  );
  for (const file of files) {
    const stamp = stamps.get(file.path);
    save.run(file.path, file.language, file.hash, file.lines, stamp?.bytes ?? null, stamp?.modifiedMs ?? null);
  }
  db.exec("DELETE FROM left_out");
  const insert = db.prepare("INSERT INTO left_out (file, reason) VALUES (?, ?)");
  for (const { file, reason } of leftOut) insert.run(file, reason);
}

function saveParts(db: Store, source: ExtractedSource, parts: ReturnType<typeof partedGraph>["parts"]): void {
  const known = new Map(
    db
      .prepare<[string], { file: string; digest: string }>("SELECT file, digest FROM graph_part WHERE source = ?")
      .all(source)
      .map(({ file, digest }) => [file, digest]),
  );
  const save = db.prepare(
    `INSERT INTO graph_part (source, file, digest, function_count, certain_calls, possible_calls, functions, calls)
     VALUES (@source, @file, @digest, @functionCount, @certainCalls, @possibleCalls, @functions, @calls)
     ON CONFLICT (source, file) DO UPDATE SET digest = @digest, function_count = @functionCount,
       certain_calls = @certainCalls, possible_calls = @possibleCalls, functions = @functions, calls = @calls`,
  );
  for (const part of parts) {
    if (known.get(part.file) !== part.digest) save.run({ source, ...part });
    known.delete(part.file);
  }
  const drop = db.prepare("DELETE FROM graph_part WHERE source = ? AND file = ?");
  for (const file of known.keys()) drop.run(source, file);
}

function saveCandidates(db: Store, source: ExtractedSource, candidates: ReadonlyMap<string, string>): void {
  const all = db
    .prepare<[string], { digest: string }>("SELECT digest FROM hub_candidates WHERE source = ?")
    .all(source);
  const known = new Set(all.map(({ digest }) => digest));
  const insert = db.prepare("INSERT INTO hub_candidates VALUES (?, ?, ?)");
  for (const [digest, functions] of candidates) if (!known.has(digest)) insert.run(source, digest, functions);
  const drop = db.prepare("DELETE FROM hub_candidates WHERE source = ? AND digest = ?");
  for (const digest of known) if (!candidates.has(digest)) drop.run(source, digest);
}
