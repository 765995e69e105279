import { compareRuns } from "#compare/compare-runs.ts";
import type { Comparison } from "#model/comparison.ts";
import type { RunId } from "#model/ids.ts";
import { ProblemError } from "#model/problem.ts";
import type { Run } from "#model/run.ts";
import type { RunPart } from "#model/run-part.ts";
import { counterpart } from "./counterpart.ts";
import { measureNamed, runById } from "./find-run.ts";
import { loadGraph } from "./load-graph.ts";
import { loadMeasured } from "./load-measured.ts";
import type { Project } from "./open-project.ts";
import { repeatsOf } from "./repeats-of.ts";

/** Runs that differ in chance alone, for each side. */
export interface RunGroups {
  readonly base: readonly RunId[];
  readonly head: readonly RunId[];
}

/**
 * Two runs of a project in one measure: the first that both have when none is named.
 *
 * @param threads those of the head that are compared, with those of the same names in the base; null for whole runs
 * @param groups the runs that tell noise from change, the compared one first; null finds the repeats of each run
 * @throws ProblemError when there is no such measure, or no such threads
 */
export function compareTwoRuns(
  project: Project,
  baseId: RunId,
  headId: RunId,
  measureName: string | null,
  threads: readonly number[] | null = null,
  groups: RunGroups | null = null,
): Comparison {
  const base = runById(project, baseId);
  const head = runById(project, headId);
  const common = head.measures.find(({ name }) => base.measures.some((one) => one.name === name));
  if (measureName === null && common === undefined) {
    throw new ProblemError(
      `"${base.label}" and "${head.label}" have no measure in common.`,
      "Choose two runs that were made with the same profiler.",
    );
  }
  const measure = measureNamed(head, measureName ?? common?.name).name;
  const { functions } = loadGraph(project);
  const part: RunPart = { time: null, threads };
  const basePart = counterpart(head, part, base);
  if (basePart === null) {
    throw new ProblemError(
      `"${base.label}" has no threads that correspond to the chosen ones of "${head.label}".`,
      "Compare all threads together, or threads that have the same name in both runs.",
    );
  }
  const repeats = { base: groups?.base ?? repeatsOf(project, base), head: groups?.head ?? repeatsOf(project, head) };
  const side = (run: Run, of: RunPart) => ({
    run,
    graph: loadMeasured(project, run.id, measureNamed(run, measure).name, of),
  });
  const group = (first: Run, of: RunPart, ids: readonly RunId[]) =>
    ids
      .slice(0, mostRepeats)
      .map((id) => (id === first.id ? side(first, of) : side(...repeatOf(project, first, of, id))));
  return compareRuns(side(base, basePart), side(head, part), (id) => functions.get(id)?.qualifiedName ?? null, {
    base: group(base, basePart, repeats.base),
    head: group(head, part, repeats.head),
  });
}

/** More runs tell nothing that these don't. */
const mostRepeats = 20;

/** A repeat with the part of it that corresponds. @throws ProblemError where it has no such threads */
function repeatOf(project: Project, first: Run, part: RunPart, id: RunId): [Run, RunPart] {
  const run = runById(project, id);
  const found = counterpart(first, part, run);
  if (found !== null) return [run, found];
  throw new ProblemError(
    `"${run.label}" has no threads that correspond to the chosen ones of "${first.label}".`,
    "Compare all threads together.",
  );
}
