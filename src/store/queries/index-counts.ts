import type { UnreadableFile } from "#model/source-graph.ts";
import type { Store } from "../open-store.ts";

export interface IndexCounts {
  readonly languages: readonly { readonly language: string; readonly files: number; readonly lines: number }[];
  readonly functions: number;
  readonly externalFunctions: number;
  readonly certainCalls: number;
  readonly possibleCalls: number;
  readonly unreadable: readonly UnreadableFile[];
  readonly leftOut: readonly UnreadableFile[];
}

/** Sizes of the static graph, counted in the store without loading it. */
export function indexCounts(db: Store): IndexCounts {
  const count = (sql: string) => db.prepare<[], { n: number }>(sql).get()!.n;
  const problems = db.prepare<[number], UnreadableFile>(
    "SELECT file, reason FROM file_problem WHERE left_out = ? ORDER BY number",
  );
  return {
    languages: db
      .prepare<[], { language: string; files: number; lines: number }>(
        "SELECT language, COUNT(*) AS files, SUM(lines) AS lines FROM file GROUP BY language ORDER BY lines DESC",
      )
      .all(),
    functions: count("SELECT COUNT(*) AS n FROM function WHERE external = 0"),
    externalFunctions: count("SELECT COUNT(*) AS n FROM function WHERE external = 1"),
    certainCalls: count("SELECT COUNT(*) AS n FROM static_call WHERE certainty = 'certain'"),
    possibleCalls: count("SELECT COUNT(*) AS n FROM static_call WHERE certainty = 'possible'"),
    unreadable: problems.all(0),
    leftOut: problems.all(1),
  };
}
