import type { Measure } from "#model/measure.ts";
import type { Run } from "#model/run.ts";

/** The measure that a time budget means: `time` if the run has it, else its first in nanoseconds; null when there is none. */
export function timeMeasure(run: Run): Measure | null {
  const times = run.measures.filter(({ unit }) => unit === "nanoseconds");
  return times.find(({ name }) => name === "time") ?? times[0] ?? null;
}
