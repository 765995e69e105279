import { threadInRange } from "#match/thread-in-range.ts";
import type { RunId } from "#model/ids.ts";
import type { ImportedThread } from "#model/imported-profile.ts";
import { ProblemError } from "#model/problem.ts";
import type { TimeRange } from "#model/time-range.ts";
import { runThreads } from "./match-run.ts";
import type { Project } from "./open-project.ts";

/**
 * The threads of a run in their places, cut to a stretch of time when one is given; a thread without timestamps is empty
 * then, since nobody knows what it did.
 *
 * @throws ProblemError when a stretch is given and no thread can tell the measure by time
 */
export function threadsOf(
  project: Project,
  run: RunId,
  time: TimeRange | null,
  measure: string,
): readonly ImportedThread[] {
  const threads = runThreads(project, run);
  if (time === null) return threads;
  const cut = threads.map(
    (thread): ImportedThread => threadInRange(thread, time) ?? { ...thread, measures: [], frames: [], edges: [] },
  );
  if (cut.some((thread) => thread.measures.some(({ name }) => name === measure))) return cut;
  throw new ProblemError(
    `The timestamps of this run don't tell ${measure} for a part of it.`,
    "Choose another measure, or remove the time range.",
  );
}

/** True when a measure can be told for a part of a run: time, and samples where each is one. */
export function isToldByTime(project: Project, run: RunId, measure: string): boolean {
  const whole = { start: 0, end: Number.POSITIVE_INFINITY };
  return runThreads(project, run).some((thread) =>
    threadInRange(thread, whole)?.measures.some(({ name }) => name === measure),
  );
}
