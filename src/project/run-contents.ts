import type { RunId } from "#model/ids.ts";
import type { ProfileFrame } from "#model/imported-profile.ts";
import type { RunContents } from "#model/run.ts";
import { runThreads } from "./match-run.ts";
import type { Project } from "./open-project.ts";

/** How much a run's profile held. Linear in its frames. */
export function runContents(project: Project, run: RunId): RunContents {
  const threads = runThreads(project, run);
  const distinct = distinctFrames(threads.map(({ frames }) => frames));
  const trees = threads.flatMap(({ tree }) => tree ?? []);
  const timelines = threads.flatMap(({ timeline }) => timeline ?? []);
  const summed = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
  return {
    functions: distinct.length,
    withoutFile: distinct.filter(({ file }) => file === null).length,
    withLines: summed(threads.map(({ frames }) => frames.filter(({ lines }) => lines !== undefined).length)),
    calls: summed(threads.map(({ edges }) => edges.length)),
    stacks: trees.length === 0 ? null : summed(trees.map(({ parents }) => parents.length - 1)),
    samples: timelines.length === 0 ? null : summed(timelines.map(({ times }) => times.length)),
    timedThreads: timelines.length,
  };
}

/** The frames of all threads, those of the same function once. */
function distinctFrames(frames: readonly (readonly ProfileFrame[])[]): readonly ProfileFrame[] {
  if (frames.length === 1) return frames[0]!;
  const all = frames.flat().map((frame) => [`${frame.name}\n${frame.file}\n${frame.line}`, frame] as const);
  return [...new Map(all).values()];
}
