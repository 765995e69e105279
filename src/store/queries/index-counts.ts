import type { UnreadableFile } from "#model/source-graph.ts";
import type { Store } from "../open-store.ts";
import { loadUnreadable } from "./load-graph.ts";

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
  const counts = db
    .prepare<[], Pick<IndexCounts, "functions" | "certainCalls" | "possibleCalls">>(
      `SELECT COALESCE(SUM(certain_calls), 0) AS certainCalls, COALESCE(SUM(possible_calls), 0) AS possibleCalls,
         COALESCE(SUM(CASE WHEN file = '' THEN 0 ELSE function_count END), 0) AS functions FROM graph_part`,
    )
    .get()!;
  const external = db.prepare<[], { n: number }>(
    `SELECT COUNT(DISTINCT one.value ->> 0) AS n FROM graph_part, json_each(functions) AS one WHERE file = ''`,
  );
  return {
    languages: db
      .prepare<[], { language: string; files: number; lines: number }>(
        "SELECT language, COUNT(*) AS files, SUM(lines) AS lines FROM file GROUP BY language ORDER BY lines DESC",
      )
      .all(),
    ...counts,
    externalFunctions: external.get()!.n,
    unreadable: loadUnreadable(db),
    leftOut: db.prepare<[], UnreadableFile>("SELECT file, reason FROM left_out ORDER BY number").all(),
  };
}
