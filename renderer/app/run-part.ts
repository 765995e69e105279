import { counterpartThreads } from "#model/counterpart-threads.ts";
import type { Run, RunThread } from "#model/run.ts";
import type { RunPart } from "#model/run-part.ts";
import { baseRun, currentRun } from "./current.ts";
import type { State } from "./store.ts";

/** The part of the run that all views show. */
export function partOf({ place: { time, threads } }: Pick<State, "place">): RunPart {
  return { time, threads };
}

/** Threads that have costs, so that there is something to choose between; call counts of the whole process have none. */
export function threadsToChoose(run: Run): readonly RunThread[] {
  return run.threads.filter(({ measures }) => measures.length > 0);
}

/** The chosen threads of the head, where the base has some of the same names; null for whole runs. */
export function comparedThreads(state: Pick<State, "place" | "runs">): readonly number[] | null {
  const [head, base, { threads }] = [currentRun(state), baseRun(state), state.place];
  if (head === null || base === null || threads === null) return null;
  return counterpartThreads(head, threads, base) === null ? null : threads;
}
