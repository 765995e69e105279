import type { RunId } from "#model/ids.ts";
import { runFileHashes } from "#store/queries/runs.ts";
import { loadGraph } from "./load-graph.ts";
import type { Project } from "./open-project.ts";

/** Indexed files whose content differs from what it was when the run was made; null when that is unknown. */
export function changedFilesSince(project: Project, run: RunId): readonly string[] | null {
  const then = runFileHashes(project.store, run);
  if (then === null) return null;
  const now = new Map(loadGraph(project).graph.files.map((file) => [file.path, file.hash]));
  return Object.keys(then).filter((path) => now.get(path) !== then[path]);
}

/** Content hashes of all indexed files now, to store with a run that is being recorded. */
export function fileHashes(project: Project): Readonly<Record<string, string>> {
  return Object.fromEntries(loadGraph(project).graph.files.map((file) => [file.path, file.hash]));
}
