import type { RunId } from "#model/ids.ts";
import type { Run } from "#model/run.ts";
import { runFileHashes, runs } from "#store/queries/runs.ts";
import type { Project } from "./open-project.ts";

/**
 * The runs that differ from a recorded run in chance alone: same command, parameters and profiler, the same content of
 * every source file, the same exit code. The run itself comes first; an imported run has no repeats that are known.
 */
export function repeatsOf(project: Project, run: Run): RunId[] {
  const hashes = hashesOf(project, run);
  if (run.command === null || hashes === null) return [run.id];
  const key = keyOf(run);
  const others = runs(project.store).filter(
    (other) => other.id !== run.id && keyOf(other) === key && hashesOf(project, other) === hashes,
  );
  return [run.id, ...others.map(({ id }) => id)];
}

function keyOf({ command, parameters, exitCode, format }: Run): string {
  return JSON.stringify([command, parameters, exitCode, format]);
}

function hashesOf(project: Project, { id }: Run): string | null {
  const hashes = runFileHashes(project.store, id);
  return hashes === null ? null : JSON.stringify(Object.entries(hashes).sort(([a], [b]) => (a < b ? -1 : 1)));
}
