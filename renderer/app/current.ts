import type { RunId } from "#model/ids.ts";
import type { Measure } from "#model/measure.ts";
import type { Run } from "#model/run.ts";
import type { State } from "./store.ts";

/** The run that is shown; null without one. */
export function currentRun({ runs, place }: Pick<State, "runs" | "place">): Run | null {
  return runById(runs, place.run);
}

/** The run that is compared against; null without one. */
export function baseRun({ runs, place }: Pick<State, "runs" | "place">): Run | null {
  return runById(runs, place.base);
}

const runLists = new Map<string, readonly RunId[]>();

/** The runs that hidden and not exercised look at: the shown one first. The same list is one object. */
export function chosenRuns({ runs, place }: State): readonly RunId[] {
  if (place.run === null) return [];
  const more = place.moreRuns.filter((id) => id !== place.run && runs.some((run) => run.id === id));
  const key = [place.run, ...more].join();
  const known = runLists.get(key) ?? [place.run, ...more];
  runLists.set(key, known);
  return known;
}

/** One object for each whole, since views compare what they are given by identity. */
const cutMeasures = new WeakMap<Measure, Measure>();

/** The measure that is shown: the chosen one, else the first; null without a run. Its whole is that of the part of the run. */
export function currentMeasure(state: State): Measure | null {
  const run = currentRun(state);
  const { threads, time } = state.place;
  const measures = run === null ? [] : measuresOf(run, threads);
  const measure = measures.find(({ name }) => name === state.place.measure) ?? measures[0] ?? null;
  if (run === null || measure === null || (time === null && threads === null)) return measure;
  const whole = time === null ? wholeOfThreads(run, threads, measure.name) : state.listedWhole;
  const known = cutMeasures.get(measure);
  if (known?.whole === whole) return known;
  const cut = { ...measure, whole };
  cutMeasures.set(measure, cut);
  return cut;
}

/** The measures that at least one of these threads has, all of the run's for null; their wholes are the run's. */
export function measuresOf({ measures, threads: all }: Run, threads: readonly number[] | null): readonly Measure[] {
  if (threads === null) return measures;
  const chosen = all.filter(({ index }) => threads.includes(index));
  return measures.filter(({ name }) => chosen.some((thread) => thread.measures.some((one) => one.name === name)));
}

/** What these threads cost together in one measure; all of the run for null. */
export function wholeOfThreads(
  { measures, threads: all }: Run,
  threads: readonly number[] | null,
  measure: string,
): number {
  if (threads === null) return measures.find(({ name }) => name === measure)?.whole ?? 0;
  return all
    .filter(({ index }) => threads.includes(index))
    .reduce((sum, thread) => sum + (thread.measures.find(({ name }) => name === measure)?.whole ?? 0), 0);
}

/** The run of this number; null when there is none. */
export function runById(runs: readonly Run[], id: RunId | null): Run | null {
  return runs.find((run) => run.id === id) ?? null;
}
