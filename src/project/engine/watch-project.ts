import { statSync } from "node:fs";
import { join } from "node:path";
import type { EngineEvent } from "#contract/events.ts";
import { dataVersion } from "#store/data-version.ts";
import type { Project } from "../open-project.ts";

/** How often another process's writes are looked for. */
const every = 1500;

/** Tells the window when another window or the command line has changed runs, notes, boards, trails or presets. */
export function watchProject(project: Project, emit: (event: EngineEvent) => void): () => void {
  let seen = state(project);
  const timer = setInterval(() => {
    const now = state(project);
    for (const what of ["runs", "notes", "boards", "trails", "presets"] as const) {
      if (now[what] !== seen[what]) emit({ kind: "changed", what });
    }
    seen = now;
  }, every);
  timer.unref();
  return () => clearInterval(timer);
}

function state(project: Project) {
  return {
    runs: storeVersion(project),
    notes: changedAt(project, "notes"),
    boards: changedAt(project, "boards"),
    trails: changedAt(project, "trails"),
    presets: changedAt(project, "presets"),
  };
}

/** SQLite counts the writes of other connections only, so that the window's own don't come back to it. */
function storeVersion(project: Project): number {
  try {
    return dataVersion(project.store);
  } catch {
    return 0; // the folder is gone; the next question will say so
  }
}

function changedAt(project: Project, folder: string): number {
  return statSync(join(project.storeFolder, folder), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
