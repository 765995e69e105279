import type { ProjectSummary } from "#contract/answers.ts";
import { runs } from "#store/queries/runs.ts";
import { indexSummary } from "./index-summary.ts";
import type { Project } from "./open-project.ts";

/** What the window's frame shows of a project. */
export function projectSummary(project: Project, indexing: boolean): ProjectSummary {
  return {
    folder: project.folder,
    name: project.name,
    storeFolder: project.storeFolder,
    storeIsElsewhere: project.storeIsElsewhere,
    index: indexSummary(project),
    indexing,
    runs: runs(project.store),
  };
}
