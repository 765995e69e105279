import type { PathMapping } from "#model/match.ts";
import { mapped, type PathTie, type PathVote, type TracedPath, traceBySuffix } from "./file-mapping.ts";
import { type LocatedFrame, matchLocated } from "./located-frame.ts";
import type { FileFunctions } from "./project-files.ts";
import { libraryPath } from "./recorded-path.ts";

/** Where the paths of a run lie in the project. A path that isn't in the answer lies outside of it. */
export type TracedPaths = ReadonlyMap<string, TracedPath | PathTie>;

/**
 * Traces each recorded path to a file of the project: inside the project's own folder, by the mappings that a person
 * gave, as a path relative to the project, and at last by a vote over the whole run.
 *
 * @param folder absolute path of the project, forward slashes
 */
export function tracePaths(
  framesByPath: ReadonlyMap<string, readonly LocatedFrame[]>,
  files: ReadonlyMap<string, FileFunctions>,
  folder: string,
  given: readonly PathMapping[],
): TracedPaths {
  const traced = new Map<string, TracedPath | PathTie>();
  const open: string[] = [];
  const inside = folderPrefix(folder);
  const longestFirst = [...given].sort((a, b) => b.from.length - a.from.length);
  for (const path of framesByPath.keys()) {
    const direct = directly(path, inside, longestFirst, files);
    if (direct === null) open.push(path);
    else if (direct !== "outside") traced.set(path, direct);
  }
  for (const [path, found] of traceBySuffix(open, runVote(framesByPath, files))) traced.set(path, found);
  return traced;
}

/** The folder as paths inside it begin. */
export function folderPrefix(folder: string): string {
  return `${folder.replaceAll("\\", "/").replace(/\/$/, "")}/`;
}

function directly(
  path: string,
  inside: string,
  given: readonly PathMapping[],
  files: ReadonlyMap<string, FileFunctions>,
): TracedPath | "outside" | null {
  if (path.startsWith(inside)) {
    const file = path.slice(inside.length);
    return files.has(file) ? { file, mapping: null } : "outside";
  }
  for (const mapping of given) {
    const file = mapped(path, mapping);
    if (file !== null && files.has(file)) return { file, mapping };
  }
  return files.has(path) ? { file: path, mapping: null } : null;
}

function runVote(
  framesByPath: ReadonlyMap<string, readonly LocatedFrame[]>,
  files: ReadonlyMap<string, FileFunctions>,
): PathVote {
  const known = new Map<string, { exact: number; named: number }>();
  return {
    files: new Set(files.keys()),
    looksForeign: (path) => libraryPath(path) !== null,
    evidence(path, file) {
      const key = `${path}\n${file}`;
      const seen = known.get(key) ?? evidence(framesByPath.get(path) ?? [], files.get(file)!);
      known.set(key, seen);
      return seen;
    },
  };
}

/** Module bodies and comprehensions prove nothing: each file has them. */
function evidence(frames: readonly LocatedFrame[], file: FileFunctions): { exact: number; named: number } {
  const named = frames.filter(({ frame: { name } }) => name !== "" && (!name.startsWith("<") || name === "<lambda>"));
  return { exact: named.filter((each) => matchLocated(each, file).kind === "exact").length, named: named.length };
}
