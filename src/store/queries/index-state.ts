import type { IndexedFile } from "#model/source-graph.ts";
import type { Store } from "../open-store.ts";

export interface IndexState {
  /** Counts the indexings that changed the graph; matches carry the revision that they were made with. */
  readonly revision: number;
  readonly extractorVersion: string;
  readonly finishedAt: string;
  /** Nanoseconds. */
  readonly took: number;
  readonly filesRead: number;
}

/** What the last indexing did; null when the project was never indexed. */
export function indexState(db: Store): IndexState | null {
  return (
    db
      .prepare<[], IndexState>(
        `SELECT revision, extractor_version AS extractorVersion, finished_at AS finishedAt, took_ns AS took,
           files_read AS filesRead FROM index_state`,
      )
      .get() ?? null
  );
}

/** Notes that the project was looked at again and nothing had changed. */
export function touchIndex(db: Store, finishedAt: string, took: number): void {
  db.prepare("UPDATE index_state SET finished_at = ?, took_ns = ?, files_read = 0").run(finishedAt, Math.round(took));
}

export interface KnownFile extends IndexedFile {
  readonly bytes: number | null;
  readonly modifiedMs: number | null;
}

/** Files of the last indexing with their stamps. */
export function knownFiles(db: Store): readonly KnownFile[] {
  return db
    .prepare<[], KnownFile>("SELECT path, language, hash, lines, bytes, modified_ms AS modifiedMs FROM file")
    .all();
}

/** The keys under which the graphs in the store were extracted, by source. */
export function extractedKeys(db: Store): ReadonlyMap<string, string> {
  const rows = db.prepare<[], { source: string; key: string }>("SELECT source, key FROM extracted").all();
  return new Map(rows.map(({ source, key }) => [source, key]));
}

/** Remembers new stamps of files whose content is as it was. */
export function restampFiles(db: Store, stamps: ReadonlyMap<string, { bytes: number; modifiedMs: number }>): void {
  const update = db.prepare(
    "UPDATE file SET bytes = @bytes, modified_ms = @modifiedMs WHERE path = @path AND modified_ms IS NOT @modifiedMs",
  );
  db.transaction(() => {
    for (const [path, { bytes, modifiedMs }] of stamps) update.run({ path, bytes, modifiedMs });
  }).immediate();
}
