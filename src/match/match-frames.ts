import { type FunctionId, functionId } from "#model/ids.ts";
import type { ProfileFrame } from "#model/imported-profile.ts";
import type { FrameMatch, MatchReport, PathMapping } from "#model/match.ts";
import type { SourceFunction } from "#model/source-graph.ts";
import { type ExternalNames, externalNames } from "./external-names.ts";
import { type LocatedFrame, locatedFrame, matchLocated } from "./located-frame.ts";
import { matchReport } from "./match-report.ts";
import type { MatchRequest } from "./match-request.ts";
import { projectFiles } from "./project-files.ts";
import type { RecordedPath } from "./recorded-path.ts";
import { traceCompiled } from "./trace-compiled.ts";
import { folderPrefix, type TracedPaths, tracePaths } from "./trace-paths.ts";

/**
 * Finds the function of each frame. Frames of libraries and of the interpreter get the id of an external function
 * (`external:abc.__subclasscheck__`); what can't be found, or not without guessing, stays visible as
 * `frame:<file>:<line>:<name>`. Matches come in the order of the frames.
 */
export function matchFrames(request: MatchRequest): {
  readonly matches: readonly FrameMatch[];
  readonly report: MatchReport;
} {
  const files = projectFiles(request.functions);
  const inside = folderPrefix(request.folder);
  const trace = request.readFile === undefined ? null : traceCompiled(inside, request.readFile);
  const isIndexed = (path: string) => files.has(path.startsWith(inside) ? path.slice(inside.length) : path);
  const located = request.frames.map((frame) => locatedFrame(frame, trace, isIndexed));
  const paths = located.map((each) => each.path);
  const traced = tracePaths(framesByPath(located), files, request.folder, request.mappings);
  const externals = externalNames(request.frames, paths, request.functions);
  const ties = new Map<number, readonly SourceFunction[]>();
  const first = request.frames.map((frame, index): FrameMatch => {
    const earlier = request.earlier?.(index) ?? null;
    if (earlier !== null) {
      return earlier.id === null
        ? unmatched(frame, index, earlier.kind === "tie" ? "tie" : "unmatched", earlier.reason ?? "")
        : { frame: index, functionId: earlier.id, kind: earlier.kind, reason: earlier.reason };
    }
    const path = paths[index]!;
    const inProject = path.kind === "file" ? traced.get(path.path) : undefined;
    if (inProject === undefined) return outside(frame, index, path, externals);
    if ("files" in inProject) {
      return unmatched(frame, index, "tie", `its path may be any of ${inProject.files.slice(0, 4).join(", ")}`);
    }
    const found = matchLocated(located[index]!, files.get(inProject.file)!);
    if (found.kind === "tie") ties.set(index, found.among);
    if (found.kind === "tie" || found.kind === "unmatched") return unmatched(frame, index, found.kind, found.reason);
    return { frame: index, functionId: found.found.id, kind: found.kind, reason: found.reason };
  });
  const facts = { paths, mappings: mappingsUsed(traced), inIndexedFile: inIndexedFile(paths, traced) };
  const matches = first.map((match) => settledTie(match, ties.get(match.frame), first, request));
  return { matches, report: matchReport(request, matches, facts) };
}

/**
 * A list, dict or set comprehension runs at once, called by the function that it stands in. Where its line is that of two
 * functions, the one that called it is the one.
 */
function settledTie(
  match: FrameMatch,
  among: readonly SourceFunction[] | undefined,
  matches: readonly FrameMatch[],
  { frames, callersOf }: MatchRequest,
): FrameMatch {
  if (among === undefined || callersOf === undefined) return match;
  if (!/<(?:list|dict|set)comp>$/.test(frames[match.frame]!.name)) return match;
  const callers = new Set(callersOf(match.frame).map((frame) => matches[frame]?.functionId));
  const [found, ...others] = among.filter(({ id }) => callers.has(id));
  if (found === undefined || others.length > 0) return match;
  return { frame: match.frame, functionId: found.id, kind: "line", reason: "found by the function that called it" };
}

function outside(frame: ProfileFrame, index: number, path: RecordedPath, externals: ExternalNames): FrameMatch {
  const id = externals(index);
  if (id !== null) return { frame: index, functionId: id, kind: "exact", reason: null };
  const reason =
    path.kind === "file"
      ? "its file is neither in the project nor in a library that is recognised"
      : "the profiler names no file for it";
  return unmatched(frame, index, "unmatched", reason);
}

function unmatched(frame: ProfileFrame, index: number, kind: "unmatched" | "tie", reason: string): FrameMatch {
  return { frame: index, functionId: frameId(frame), kind, reason };
}

/** The id of a frame that found no function: the same frame has the same id in each run. */
function frameId(frame: ProfileFrame): FunctionId {
  return functionId(`frame:${frame.file ?? ""}:${frame.line ?? ""}:${frame.name}`);
}

function framesByPath(located: readonly LocatedFrame[]): ReadonlyMap<string, readonly LocatedFrame[]> {
  const byPath = new Map<string, LocatedFrame[]>();
  for (const each of located) {
    if (each.path.kind !== "file") continue;
    const list = byPath.get(each.path.path);
    if (list === undefined) byPath.set(each.path.path, [each]);
    else list.push(each);
  }
  return byPath;
}

function mappingsUsed(traced: TracedPaths): readonly PathMapping[] {
  const used = new Map<string, PathMapping>();
  for (const each of traced.values()) {
    if ("mapping" in each && each.mapping !== null) used.set(`${each.mapping.from}\n${each.mapping.to}`, each.mapping);
  }
  return [...used.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

function inIndexedFile(paths: readonly RecordedPath[], traced: TracedPaths): (frame: number) => boolean {
  return (frame) => {
    const path = paths[frame]!;
    return path.kind === "file" && traced.has(path.path);
  };
}
