import type { FunctionId, RunId } from "#model/ids.ts";
import { loadRunSnapshot, snapshotFiles } from "#store/queries/run-snapshot.ts";
import { runFileHashes } from "#store/queries/runs.ts";
import { loadGraph } from "./load-graph.ts";
import type { Project } from "./open-project.ts";
import { unchangedFunctions } from "./run-snapshot.ts";

/**
 * Indexed files whose content differs from what it was when the run was recorded, or, for an imported one, when it first met
 * the source; null when neither is known.
 */
export function changedFilesSince(project: Project, run: RunId): readonly string[] | null {
  const then = runFileHashes(project.store, run) ?? snapshotFiles(project.store, run);
  if (then === null) return null;
  const now = new Map(loadGraph(project).graph.files.map((file) => [file.path, file.hash]));
  return Object.keys(then).filter((path) => now.get(path) !== then[path]);
}

/** Content hashes of all indexed files now, to store with a run that is being recorded. */
export function fileHashes(project: Project): Readonly<Record<string, string>> {
  return Object.fromEntries(loadGraph(project).graph.files.map((file) => [file.path, file.hash]));
}

/** What of a run's functions is no longer what ran: files that changed, apart from functions in them whose body didn't. */
export function staleSource(
  project: Project,
  run: RunId,
): { readonly files: ReadonlySet<string>; readonly unchanged: ReadonlySet<FunctionId> } {
  const files = new Set(changedFilesSince(project, run) ?? []);
  const snapshot = files.size === 0 ? null : loadRunSnapshot(project.store, run);
  return { files, unchanged: snapshot === null ? new Set() : unchangedFunctions(snapshot, loadGraph(project)) };
}
