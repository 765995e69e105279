import type { PathMapping } from "#model/match.ts";
import { ProblemError } from "#model/problem.ts";
import { replacePathMappings, pathMappings as stored } from "#store/queries/matches.ts";
import type { Project } from "./open-project.ts";

/** What recorded paths begin with and what that is here, as a person said, in the order to try. */
export function pathMappings(project: Project): readonly PathMapping[] {
  return stored(project.store);
}

/**
 * Remembers what recorded paths are here; every run is matched anew.
 *
 * @throws ProblemError for a mapping from nothing to nothing, or two of one prefix
 */
export function setPathMappings(project: Project, mappings: readonly PathMapping[]): readonly PathMapping[] {
  const folders = mappings.map(({ from, to }) => ({ from: asFolder(from), to: asFolder(inProject(project, to)) }));
  const prefixes = folders.map(({ from }) => from);
  if (folders.some(({ from, to }) => from === "" && to === "")) {
    throw new ProblemError("A path mapping needs a recorded path.", "Write what recorded paths begin with: /app/src/");
  }
  const twice = prefixes.find((from, at) => prefixes.indexOf(from) !== at);
  if (twice !== undefined) {
    throw new ProblemError(`${twice} is mapped twice.`, "Keep one of the two.");
  }
  replacePathMappings(project.store, folders);
  project.memory.measured.clear();
  return stored(project.store);
}

/** A folder of the project may be given as a whole path. */
function inProject({ folder }: Project, to: string): string {
  const path = to.replaceAll("\\", "/");
  const inside = `${folder.replaceAll("\\", "/")}/`;
  return `${path}/`.startsWith(inside) ? `${path}/`.slice(inside.length) : path.replace(/^(\.?\/)+/, "");
}

function asFolder(path: string): string {
  const plain = path.trim().replaceAll("\\", "/").replace(/\/+$/, "");
  return plain === "" ? "" : `${plain}/`;
}
