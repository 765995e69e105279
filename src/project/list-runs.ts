import type { Run } from "#model/run.ts";
import { runs } from "#store/queries/runs.ts";
import type { Project } from "./open-project.ts";

/** The runs of a project, newest last. */
export function listRuns(project: Project): Run[] {
  return runs(project.store);
}
