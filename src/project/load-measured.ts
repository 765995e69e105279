import { measuredGraph } from "#match/measured-graph.ts";
import type { RunId } from "#model/ids.ts";
import type { MeasuredGraph } from "#model/measured-graph.ts";
import { type RunPart, wholeRun } from "#model/run-part.ts";
import { withCounts } from "./fuse-counts.ts";
import { loadGraph } from "./load-graph.ts";
import { matchRun } from "./match-run.ts";
import type { Project } from "./open-project.ts";
import { remember } from "./project-memory.ts";
import { threadsOf } from "./run-part.ts";

/**
 * A run, or a part of it, joined with the project's functions in one measure. Kept in memory for the runs that were looked
 * at last.
 */
export function loadMeasured(project: Project, run: RunId, measure: string, part: RunPart = wholeRun): MeasuredGraph {
  const { revision, functions } = loadGraph(project);
  const { measured } = project.memory;
  const key = `${revision}/${run}/${measure}/${part.time?.start}/${part.time?.end}/${part.threads?.join()}`;
  const known = measured.get(key);
  if (known !== undefined) return remember(measured, key, known);
  const threads = threadsOf(project, run, part, measure);
  const { byThread } = matchRun(project, run);
  const graph = measuredGraph(threads, byThread, functions, measure);
  return remember(measured, key, withCounts(graph, threads, byThread, functions));
}
