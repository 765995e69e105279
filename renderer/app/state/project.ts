import type { ProjectSummary, RecentProject } from "#contract/answers.ts";
import type { Problem } from "#model/problem.ts";
import type { Progress } from "#model/progress.ts";

/** What takes long enough for a progress bar. */
export type Work = "index" | "import" | "record" | "layout";

/** Which project is open, and what goes on in the engine. */
export interface ProjectState {
  /** `starting` until the engine has told the recent projects. */
  readonly stage: "starting" | "start" | "opening" | "open";
  readonly project: ProjectSummary | null;
  /** The folder that is being opened, or that was open when the engine stopped. */
  readonly folder: string | null;
  readonly recent: readonly RecentProject[];
  readonly openProblem: Problem | null;
  readonly indexProblem: Problem | null;
  /** Set when the engine is gone. */
  readonly stopped: Problem | null;
  /** Null for what isn't going on. */
  readonly progress: Readonly<Record<Work, Progress | null>>;
  /** Counts up when something in the store changed, so that what depends on it is asked again. */
  readonly revision: { readonly index: number; readonly runs: number; readonly notes: number };
}

/** Nothing goes on. */
export const noProgress = { index: null, import: null, record: null, layout: null };

/** A window that was just opened. */
export const noProject: ProjectState = {
  stage: "starting",
  project: null,
  folder: null,
  recent: [],
  openProblem: null,
  indexProblem: null,
  stopped: null,
  progress: noProgress,
  revision: { index: 0, runs: 0, notes: 0 },
};
