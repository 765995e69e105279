import type { RunId } from "#model/ids.ts";
import type { Cost } from "#model/measure.ts";
import type { Store } from "../open-store.ts";
import { bytesToFloats, floatBytes } from "../packed-array.ts";

/** What costs belong to: all frames or all edges of a thread. */
export interface CostOwner {
  readonly run: RunId;
  readonly thread: number;
  readonly owner: "frame" | "edge";
}

/** Keeps the costs of frames or edges in their order. */
export function saveCosts(
  db: Store,
  { run, thread, owner }: CostOwner,
  all: readonly { costs: readonly Cost[] }[],
): void {
  const measures = all[0]?.costs.length ?? 0;
  if (measures === 0) return;
  const { length } = all;
  const values = new Float64Array(length * measures * 2);
  all.forEach(({ costs }, at) => {
    for (let measure = 0; measure < measures; measure++) {
      const { self, total } = costs[measure]!;
      values[measure * 2 * length + at] = self ?? Number.NaN;
      values[(measure * 2 + 1) * length + at] = total ?? Number.NaN;
    }
  });
  db.prepare("INSERT INTO cost_list VALUES (?, ?, ?, ?)").run(run, thread, owner, floatBytes(values));
}

/** The costs of each of `length` frames or edges, one for each measure. */
export function loadCosts(
  db: Store,
  { run, thread, owner }: CostOwner,
  length: number,
  measures: number,
): (at: number) => Cost[] {
  const row = db
    .prepare<[RunId, number, string], { costs: Uint8Array }>(
      "SELECT costs FROM cost_list WHERE run = ? AND thread = ? AND owner = ?",
    )
    .get(run, thread, owner);
  const values = row === undefined ? new Float64Array() : bytesToFloats(row.costs);
  const known = (at: number) => {
    const value = values[at] ?? Number.NaN;
    return Number.isNaN(value) ? null : value;
  };
  return (at) =>
    Array.from({ length: measures }, (_, measure) => ({
      self: known(measure * 2 * length + at),
      total: known((measure * 2 + 1) * length + at),
    }));
}
