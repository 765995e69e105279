import { compareRuns } from "#compare/compare-runs.ts";
import type { Comparison } from "#model/comparison.ts";
import type { RunId } from "#model/ids.ts";
import { ProblemError } from "#model/problem.ts";
import type { RunPart } from "#model/run-part.ts";
import { counterpart } from "./counterpart.ts";
import { measureNamed, runById } from "./find-run.ts";
import { loadGraph } from "./load-graph.ts";
import { loadMeasured } from "./load-measured.ts";
import type { Project } from "./open-project.ts";

/**
 * Two runs of a project in one measure: the first that both have when none is named.
 *
 * @param threads those of the head that are compared, with those of the same names in the base; null for whole runs
 * @throws ProblemError when there is no such measure, or no such threads
 */
export function compareTwoRuns(
  project: Project,
  baseId: RunId,
  headId: RunId,
  measureName: string | null,
  threads: readonly number[] | null = null,
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
  return compareRuns(
    { run: base, graph: loadMeasured(project, base.id, measureNamed(base, measure).name, basePart) },
    { run: head, graph: loadMeasured(project, head.id, measure, part) },
    (id) => functions.get(id)?.qualifiedName ?? null,
  );
}
