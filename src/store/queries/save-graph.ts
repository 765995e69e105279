import type { GraphUpdate } from "#model/extraction.ts";
import type { IndexedFile, UnreadableFile } from "#model/source-graph.ts";
import { type GraphPart, partedGraph } from "../graph-parts.ts";
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
  readonly graph: GraphUpdate;
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

/**
 * Brings the static graph up to date in one transaction: readers see the old graph or the new one. Only what differs is
 * written.
 *
 * @returns false, with nothing written, when parts that were left out of a graph aren't in the store any more as they were
 */
export function saveGraph(db: Store, index: SavedIndex): boolean {
  const parted = index.extracted.map((one) => ({ ...one, ...partedGraph(one.graph) }));
  return db
    .transaction(() => {
      if (parted.some((one) => isPartMissing(storedParts(db, one.source), one))) return false;
      saveFiles(db, index);
      const missing = db.prepare("DELETE FROM extracted WHERE source NOT IN (SELECT value FROM json_each(?))");
      missing.run(JSON.stringify(index.sources));
      for (const { source, key, graph, parts, candidates } of parted) {
        db.prepare(
          `INSERT INTO extracted VALUES (@source, @key, @unreadable)
         ON CONFLICT (source) DO UPDATE SET key = @key, unreadable = @unreadable`,
        ).run({ source, key, unreadable: JSON.stringify(graph.unreadable) });
        const hadLists = saveParts(db, source, parts, graph.parts ?? new Map());
        saveCandidates(db, source, candidates, hadLists);
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
      return true;
    })
    .immediate();
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

/** Digests of the parts of a graph that are stored, by file. */
export function storedParts(db: Store, source: ExtractedSource): ReadonlyMap<string, string> {
  const rows = db.prepare<[string], { file: string; digest: string }>(
    "SELECT file, digest FROM graph_part WHERE source = ?",
  );
  return new Map(rows.all(source).map(({ file, digest }) => [file, digest]));
}

/** Whether a part is neither in the graph nor in the store: another process has stored one of its own meanwhile. */
function isPartMissing(
  stored: ReadonlyMap<string, string>,
  { graph, parts }: { readonly graph: GraphUpdate; readonly parts: readonly GraphPart[] },
): boolean {
  const given = new Set(parts.map((part) => part.file));
  return [...(graph.parts ?? [])].some(([file, key]) => !given.has(file) && stored.get(file) !== key);
}

/** Writes the parts that differ, and drops those of files that are gone. True when some part named a list of candidates before. */
function saveParts(
  db: Store,
  source: ExtractedSource,
  parts: readonly GraphPart[],
  kept: ReadonlyMap<string, string>,
): boolean {
  const known = new Map(storedParts(db, source));
  const lists = db
    .prepare<[string, string], string>(
      "SELECT json_extract(calls, '$.lists') FROM graph_part WHERE source = ? AND file = ?",
    )
    .pluck();
  let hadLists = false;
  const save = db.prepare(
    `INSERT INTO graph_part (source, file, digest, function_count, certain_calls, possible_calls, functions, calls)
     VALUES (@source, @file, @digest, @functionCount, @certainCalls, @possibleCalls, @functions, @calls)
     ON CONFLICT (source, file) DO UPDATE SET digest = @digest, function_count = @functionCount,
       certain_calls = @certainCalls, possible_calls = @possibleCalls, functions = @functions, calls = @calls`,
  );
  for (const part of parts) {
    if (known.get(part.file) !== part.digest) {
      if (known.has(part.file)) hadLists ||= lists.get(source, part.file) !== "[]";
      save.run({ source, ...part });
    }
    known.delete(part.file);
  }
  for (const file of kept.keys()) known.delete(file);
  const drop = db.prepare("DELETE FROM graph_part WHERE source = ? AND file = ?");
  for (const file of known.keys()) {
    hadLists ||= lists.get(source, file) !== "[]";
    drop.run(source, file);
  }
  return hadLists;
}

/** @param areSomeGone whether lists may be named by no part any more */
function saveCandidates(
  db: Store,
  source: ExtractedSource,
  candidates: ReadonlyMap<string, string>,
  areSomeGone: boolean,
): void {
  const insert = db.prepare("INSERT INTO hub_candidates VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
  for (const [digest, functions] of candidates) insert.run(source, digest, functions);
  if (!areSomeGone) return;
  db.prepare(
    `DELETE FROM hub_candidates WHERE source = @source AND digest NOT IN
       (SELECT list.value FROM graph_part, json_each(calls, '$.lists') AS list WHERE source = @source)`,
  ).run({ source });
}
