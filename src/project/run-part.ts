import { threadInRange } from "#match/thread-in-range.ts";
import type { RunId } from "#model/ids.ts";
import type { ImportedThread } from "#model/imported-profile.ts";
import { ProblemError } from "#model/problem.ts";
import type { RunPart } from "#model/run-part.ts";
import { runThreads } from "./match-run.ts";
import type { Project } from "./open-project.ts";

/**
 * The threads of a run in their places, those that weren't asked for empty. Cut to a stretch of time, a thread without
 * timestamps is empty too, since nobody knows what it did then; so are call counts of the whole process beside some of
 * its threads.
 *
 * @throws ProblemError when the run has no such thread, or none of those asked for can tell the measure
 */
export function threadsOf(project: Project, run: RunId, part: RunPart, measure: string): readonly ImportedThread[] {
  const { time } = part;
  const threads = chosenThreads(project, run, part);
  const has = (all: readonly ImportedThread[]) =>
    all.some(({ measures }) => measures.some(({ name }) => name === measure));
  if (!has(threads)) {
    throw new ProblemError(`The chosen threads don't measure ${measure}.`, "Choose another measure, or other threads.");
  }
  if (time === null) return threads;
  const cut = threads.map((thread) => threadInRange(thread, time) ?? emptied(thread));
  if (has(cut)) return cut;
  throw new ProblemError(
    `The timestamps of this run don't tell ${measure} for a part of it.`,
    "Choose another measure, or remove the time range.",
  );
}

/** True when a measure can be told for a stretch of time: time, and samples where each is one. */
export function isToldByTime(project: Project, run: RunId, part: RunPart, measure: string): boolean {
  const whole = { start: 0, end: Number.POSITIVE_INFINITY };
  return chosenThreads(project, run, part).some((thread) =>
    threadInRange(thread, whole)?.measures.some(({ name }) => name === measure),
  );
}

/** The threads that a part leaves, in their places. @throws ProblemError when the run has no such thread */
export function chosenThreads(project: Project, run: RunId, { threads }: RunPart): readonly ImportedThread[] {
  const all = runThreads(project, run);
  if (threads === null || all.every(({ measures }, index) => measures.length === 0 || threads.includes(index))) {
    return all;
  }
  const unknown = threads.find((index) => all[index] === undefined);
  if (unknown !== undefined) {
    throw new ProblemError(`This run has no thread ${unknown}.`, "Choose another one.");
  }
  return all.map((thread, index) => (threads.includes(index) ? thread : emptied(thread)));
}

function emptied(thread: ImportedThread): ImportedThread {
  return { ...thread, measures: [], hasCalls: false, frames: [], edges: [], tree: null, timeline: null };
}
