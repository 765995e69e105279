import type { RunId } from "#model/ids.ts";
import type { RunContents } from "#model/run.ts";
import type { Store } from "../open-store.ts";

/** How much a run's profile held, counted in the store without loading it. */
export function runContents(db: Store, run: RunId): RunContents {
  const count = (sql: string): number => db.prepare<[RunId], number>(sql).pluck().get(run) ?? 0;
  const distinct = "SELECT DISTINCT name, file, line FROM frame WHERE run = ?";
  const threads = count("SELECT COUNT(*) FROM run_thread WHERE run = ?");
  const frames = threads === 1 ? "SELECT file FROM frame WHERE run = ?" : distinct;
  const timed = count("SELECT COUNT(*) FROM timeline WHERE run = ?");
  return {
    functions: count(`SELECT COUNT(*) FROM (${frames})`),
    withoutFile: count(`SELECT COUNT(*) FROM (${frames}) WHERE file IS NULL`),
    withLines: count("SELECT COUNT(*) FROM frame WHERE run = ? AND line_costs IS NOT NULL"),
    calls: count("SELECT COUNT(*) FROM edge WHERE run = ?"),
    stacks: count("SELECT COUNT(*) FROM call_tree WHERE run = ?") === 0 ? null : count(nodesBelowRoots),
    samples: timed === 0 ? null : count("SELECT SUM(samples) FROM timeline WHERE run = ?"),
    timedThreads: timed,
  };
}

const nodesBelowRoots = "SELECT SUM(nodes - 1) FROM call_tree WHERE run = ?";
