import type { RunId } from "#model/ids.ts";
import type { FusedRun } from "#model/run.ts";
import type { Store } from "../open-store.ts";

/** The runs whose numbers are shown on this run's functions, in order of their number; deleted ones left out. */
export function fusedRuns(db: Store, run: RunId): FusedRun[] {
  return db
    .prepare<[RunId], { id: RunId; label: string; producer: string; calls: number; measures: string }>(
      `SELECT run.id, run.label, coalesce(run.producer, run.format) AS producer, fused_run.calls, fused_run.measures
       FROM fused_run JOIN run ON run.id = fused_run.other
       WHERE fused_run.run = ? AND run.deleted = 0 ORDER BY run.id`,
    )
    .all(run)
    .map(({ calls, measures, ...other }) => ({ ...other, calls: calls === 1, measures: JSON.parse(measures) }));
}

/** Shows numbers of another run on this run's functions; what was taken from it before is replaced. */
export function saveFusedRun(db: Store, run: RunId, other: RunId, takes: Pick<FusedRun, "calls" | "measures">): void {
  db.prepare("INSERT OR REPLACE INTO fused_run VALUES (?, ?, ?, ?)").run(
    run,
    other,
    takes.calls ? 1 : 0,
    JSON.stringify(takes.measures),
  );
}

/** Takes the numbers of another run off this run's functions again. */
export function removeFusedRun(db: Store, run: RunId, other: RunId): void {
  db.prepare("DELETE FROM fused_run WHERE run = ? AND other = ?").run(run, other);
}
