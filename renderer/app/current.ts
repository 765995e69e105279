import type { RunId } from "#model/ids.ts";
import type { Measure } from "#model/measure.ts";
import type { Run } from "#model/run.ts";
import type { State } from "./store.ts";

/** The run that is shown; null without one. */
export function currentRun({ runs, place }: State): Run | null {
  return runById(runs, place.run);
}

/** The run that is compared against; null without one. */
export function baseRun({ runs, place }: State): Run | null {
  return runById(runs, place.base);
}

/** The measure that is shown: the chosen one, else the run's first; null without a run. */
export function currentMeasure(state: State): Measure | null {
  const measures = currentRun(state)?.measures ?? [];
  return measures.find(({ name }) => name === state.place.measure) ?? measures[0] ?? null;
}

/** The run of this number; null when there is none. */
export function runById(runs: readonly Run[], id: RunId | null): Run | null {
  return runs.find((run) => run.id === id) ?? null;
}
