import { measuredGraph } from "#match/measured-graph.ts";
import type { RunId } from "#model/ids.ts";
import type { MeasuredGraph } from "#model/measured-graph.ts";
import { isWholeRun, type RunPart, wholeRun } from "#model/run-part.ts";
import { fusedRuns } from "#store/queries/fused-runs.ts";
import { type CountedCalls, callsOfGraph, callsOfThreads, withCalls } from "./counted-calls.ts";
import { loadGraph } from "./load-graph.ts";
import { matchRun, runThreads } from "./match-run.ts";
import { measureOwner } from "./measure-owner.ts";
import { numberSource } from "./number-source.ts";
import type { Project } from "./open-project.ts";
import { remember } from "./project-memory.ts";
import { threadsOf } from "./run-part.ts";

/**
 * A run, or a part of it, joined with the project's functions in one measure. A measure of a fused run is that run's;
 * numbers of calls come from a fused run where this one counts none, and only for the whole run, since nobody knows what
 * the other one did in that part. Kept in memory for the runs that were looked at last.
 */
export function loadMeasured(project: Project, run: RunId, measure: string, part: RunPart = wholeRun): MeasuredGraph {
  const { revision, functions } = loadGraph(project);
  const { measured } = project.memory;
  const fused = isWholeRun(part) ? fusedRuns(project.store, run) : [];
  const owner = measureOwner(project, run, measure, part);
  const key = [revision, run, measure, part.time?.start, part.time?.end, part.threads, JSON.stringify(fused)].join("/");
  const known = measured.get(key);
  if (known !== undefined) return remember(measured, key, known);
  const graph = ownMeasured(project, owner, measure, part);
  const counting = fused.filter(({ id, calls }) => calls && id !== owner);
  const counted =
    (owner === run ? null : countedBy(project, run, "this run")) ??
    counting.map((other) => countedBy(project, other.id, numberSource(other))).find((one) => one !== null) ??
    null;
  return remember(measured, key, withCalls(graph, counted, functions));
}

/** The run alone, with the calls that its own coverage counted. */
function ownMeasured(project: Project, run: RunId, measure: string, part: RunPart): MeasuredGraph {
  const { functions } = loadGraph(project);
  const threads = threadsOf(project, run, part, measure);
  const { byThread } = matchRun(project, run);
  const graph = measuredGraph(threads, byThread, functions, measure);
  return withCalls(graph, callsOfThreads(threads, byThread), functions);
}

/** What a run counted itself; null when it counts no calls. */
function countedBy(project: Project, run: RunId, from: string): CountedCalls | null {
  const measure = runThreads(project, run).find(({ measures }) => measures.length > 0)?.measures[0];
  return measure === undefined ? null : callsOfGraph(ownMeasured(project, run, measure.name, wholeRun), from);
}
