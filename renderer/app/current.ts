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

/** One object for each whole, since views compare what they are given by identity. */
const cutMeasures = new WeakMap<Measure, Measure>();

/** The measure that is shown: the chosen one, else the run's first; null without a run. Its whole is that of the time range. */
export function currentMeasure(state: State): Measure | null {
  const measures = currentRun(state)?.measures ?? [];
  const measure = measures.find(({ name }) => name === state.place.measure) ?? measures[0] ?? null;
  if (measure === null || state.place.time === null) return measure;
  const known = cutMeasures.get(measure);
  if (known?.whole === state.listedWhole) return known;
  const cut = { ...measure, whole: state.listedWhole };
  cutMeasures.set(measure, cut);
  return cut;
}

/** The run of this number; null when there is none. */
export function runById(runs: readonly Run[], id: RunId | null): Run | null {
  return runs.find((run) => run.id === id) ?? null;
}
