import { measuredGraph } from "#match/measured-graph.ts";
import type { RunId } from "#model/ids.ts";
import type { MeasuredGraph } from "#model/measured-graph.ts";
import type { TimeRange } from "#model/time-range.ts";
import { withCounts } from "./fuse-counts.ts";
import { loadGraph } from "./load-graph.ts";
import { matchRun } from "./match-run.ts";
import type { Project } from "./open-project.ts";
import { remember } from "./project-memory.ts";
import { threadsOf } from "./run-part.ts";

/**
 * A run, or what it did in a stretch of time, joined with the project's functions in one measure. Kept in memory for the
 * runs that were looked at last.
 */
export function loadMeasured(
  project: Project,
  run: RunId,
  measure: string,
  time: TimeRange | null = null,
): MeasuredGraph {
  const { revision, functions } = loadGraph(project);
  const { measured } = project.memory;
  const key = `${revision}/${run}/${measure}/${time?.start}/${time?.end}`;
  const known = measured.get(key);
  if (known !== undefined) return remember(measured, key, known);
  const threads = threadsOf(project, run, time, measure);
  const { byThread } = matchRun(project, run);
  const graph = measuredGraph(threads, byThread, functions, measure);
  return remember(measured, key, withCounts(graph, threads, byThread, functions));
}
