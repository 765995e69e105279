import type { BoardDrift } from "#model/board.ts";
import type { CheckReport } from "#model/budget.ts";

/**
 * `callsketch.check/1` as JSON text: nanoseconds, bytes, counts; unknown is null.
 *
 * @param report null when there are no budgets to hold a run to
 * @param boards every board that was looked at, also those that are still true
 */
export function checkDocument(report: CheckReport | null, boards: readonly BoardDrift[] = []): string {
  const { run, results } = report ?? { run: null, results: [] };
  return `${JSON.stringify({ schema: "callsketch.check/1", run, results, boards }, null, 2)}\n`;
}
