import type { FunctionId, RunId } from "#model/ids.ts";
import type { FrameMatch, MatchReport, PathMapping } from "#model/match.ts";
import type { MatchKind } from "#model/measured-graph.ts";
import type { Store } from "../open-store.ts";

/** Replaces the matches of a run: one list for each thread, one match for each frame. */
export function saveMatches(
  db: Store,
  run: RunId,
  byThread: readonly (readonly FrameMatch[])[],
  report: MatchReport,
  revision: number,
): void {
  db.transaction(() => {
    db.prepare("DELETE FROM match WHERE run = ?").run(run);
    const insert = db.prepare("INSERT INTO match VALUES (?, ?, ?, ?, ?, ?)");
    byThread.forEach((matches, thread) => {
      for (const one of matches) insert.run(run, thread, one.frame, one.functionId, one.kind, one.reason);
    });
    db.prepare("UPDATE run SET matched_revision = ?, match_report = ? WHERE id = ?").run(
      revision,
      JSON.stringify(report),
      run,
    );
  }).immediate();
}

export interface StoredMatches {
  readonly byThread: readonly (readonly FrameMatch[])[];
  readonly report: MatchReport;
}

/** The matches made with this revision of the index; null when they have to be made anew. */
export function loadMatches(db: Store, run: RunId, revision: number): StoredMatches | null {
  const state = db
    .prepare<[RunId], { matched_revision: number | null; match_report: string | null; threads: number }>(
      `SELECT matched_revision, match_report, (SELECT COUNT(*) FROM run_thread WHERE run = run.id) AS threads
       FROM run WHERE id = ?`,
    )
    .get(run);
  if (state === undefined || state.matched_revision !== revision || state.match_report === null) return null;
  const byThread: FrameMatch[][] = Array.from({ length: state.threads }, () => []);
  const rows = db
    .prepare<
      [RunId],
      { thread: number; frame: number; function_id: FunctionId; kind: MatchKind; reason: string | null }
    >("SELECT thread, frame, function_id, kind, reason FROM match WHERE run = ? ORDER BY thread, frame")
    .iterate(run);
  for (const { thread, frame, function_id, kind, reason } of rows) {
    byThread[thread]!.push({ frame, functionId: function_id, kind, reason });
  }
  return { byThread, report: JSON.parse(state.match_report) };
}

/** Path mappings that a person gave, in the order to try. */
export function pathMappings(db: Store): PathMapping[] {
  return db
    .prepare<[], PathMapping>("SELECT from_prefix AS 'from', to_prefix AS 'to' FROM path_mapping ORDER BY position")
    .all();
}

/** Takes these mappings in place of those before. Matches are made anew on the next look. */
export function replacePathMappings(db: Store, mappings: readonly PathMapping[]): void {
  db.transaction(() => {
    db.prepare("DELETE FROM path_mapping").run();
    const insert = db.prepare("INSERT INTO path_mapping (from_prefix, to_prefix) VALUES (?, ?)");
    for (const { from, to } of mappings) insert.run(from, to);
    db.prepare("UPDATE run SET matched_revision = NULL").run();
  }).immediate();
}

/** Remembers mappings; those of the same recorded prefix are replaced. Matches are made anew on the next look. */
export function addPathMappings(db: Store, mappings: readonly PathMapping[]): void {
  db.transaction(() => {
    for (const { from, to } of mappings) {
      db.prepare("DELETE FROM path_mapping WHERE from_prefix = ?").run(from);
      db.prepare("INSERT INTO path_mapping (from_prefix, to_prefix) VALUES (?, ?)").run(from, to);
    }
    db.prepare("UPDATE run SET matched_revision = NULL").run();
  }).immediate();
}
