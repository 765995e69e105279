import type { RunId } from "#model/ids.ts";
import type { Store } from "../open-store.ts";

/** How much there is to load of a run: its tree nodes, and the numbers of its frames and edges. Answered without loading them. */
export function runWeight(db: Store, run: RunId): number {
  const row = db
    .prepare<[RunId, RunId], { weight: number }>(
      `SELECT (SELECT COALESCE(SUM(nodes), 0) FROM call_tree WHERE run = ?)
         + (SELECT COALESCE(SUM(LENGTH(costs)) / 8, 0) FROM cost_list WHERE run = ?) AS weight`,
    )
    .get(run, run);
  return row?.weight ?? 0;
}
