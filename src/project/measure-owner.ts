import type { RunId } from "#model/ids.ts";
import { isWholeRun, type RunPart } from "#model/run-part.ts";
import { fusedRuns } from "#store/queries/fused-runs.ts";
import type { Project } from "./open-project.ts";

/**
 * The run whose profile tells a measure: a fused one, where the measure was taken from it, else the run itself. Threads and
 * stretches of time are of the run itself alone.
 */
export function measureOwner(project: Project, run: RunId, measure: string | null, part: RunPart): RunId {
  const fused = isWholeRun(part) ? fusedRuns(project.store, run) : [];
  return fused.find(({ measures }) => measure !== null && measures.includes(measure))?.id ?? run;
}
