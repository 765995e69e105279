import type { ProjectSummary } from "#contract/answers.ts";
import { asProblem } from "../as-problem.ts";
import { indexProject } from "../index-project.ts";
import { exampleFolder, importExampleRuns } from "../open-example.ts";
import { projectSummary } from "../project-summary.ts";
import { forgetProject, recentProjects, rememberProject } from "../recent-projects.ts";
import type { Handlers } from "./handlers.ts";
import type { EngineSession, OpenProject } from "./session.ts";

/** Opening, closing and indexing. */
export function projectRequests(session: EngineSession) {
  return {
    openProject: (folder) => opened(session, folder),
    async openExample(name) {
      const folder = exampleFolder(session.personFolder, name);
      const open = session.start(folder);
      rememberProject(session.personFolder, folder);
      await importExampleRuns(open.project);
      startIndexing(session, open);
      return summary(open);
    },
    closeProject() {
      session.closeProject();
      return null;
    },
    recentProjects: () => recentProjects(session.personFolder),
    forgetRecentProject(folder) {
      forgetProject(session.personFolder, folder);
      return recentProjects(session.personFolder);
    },
    refresh() {
      startIndexing(session, session.open);
      return summary(session.open);
    },
    cancel(work) {
      session.cancel(work);
      return null;
    },
  } satisfies Partial<Handlers>;
}

function opened(session: EngineSession, folder: string): ProjectSummary {
  const open = session.start(folder);
  rememberProject(session.personFolder, open.project.folder);
  startIndexing(session, open);
  return summary(open);
}

const summary = ({ project, indexing }: OpenProject) => projectSummary(project, indexing);

/** Indexes in the background; the end is told by `indexed` or `index-failed`, unless another project was opened meanwhile. */
function startIndexing(session: EngineSession, open: OpenProject): void {
  open.indexing = true;
  const work = session.work("index", (signal, onProgress) => indexProject(open.project, { signal, onProgress }));
  work.then(
    () => {
      if (!session.isOpen(open)) return;
      open.indexing = false;
      session.emit({ kind: "indexed", project: summary(open) });
    },
    (error: unknown) => {
      if (!session.isOpen(open)) return;
      open.indexing = false;
      session.emit({ kind: "index-failed", problem: asProblem(error) });
    },
  );
}
