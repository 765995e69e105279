import { matchFrames } from "#match/match-frames.ts";
import type { RunId } from "#model/ids.ts";
import type { ImportedThread, ProfileFrame } from "#model/imported-profile.ts";
import type { FrameMatch, MatchReport } from "#model/match.ts";
import { isDiskFull } from "#store/is-disk-full.ts";
import { loadFrames, loadThreads } from "#store/queries/load-threads.ts";
import { loadMatches, pathMappings, type StoredMatches, saveMatches } from "#store/queries/matches.ts";
import { loadRunSnapshot, saveRunSnapshot } from "#store/queries/run-snapshot.ts";
import { compiledFileReader } from "./compiled-file-reader.ts";
import { libraryVersions } from "./library-version.ts";
import { loadGraph } from "./load-graph.ts";
import type { Project } from "./open-project.ts";
import { remember } from "./project-memory.ts";
import { editedFiles, followedFrames, snapshotOf } from "./run-snapshot.ts";

/** The threads of a run as imported; kept in memory while they are looked at. */
export function runThreads(project: Project, run: RunId): readonly ImportedThread[] {
  const { threads } = project.memory;
  return remember(threads, run, threads.get(run) ?? loadThreads(project.store, run));
}

/**
 * What each frame of a run is in the project as it is indexed now; made and stored when it isn't known yet. Frames in files
 * that were edited since the run met them first are followed from the functions that they were.
 */
export function matchRun(project: Project, run: RunId): StoredMatches {
  const loaded = loadGraph(project);
  const { revision, graph } = loaded;
  const stored = loadMatches(project.store, run, revision);
  if (stored !== null) return stored;
  const byFrames = project.memory.threads.get(run)?.map((thread) => thread.frames) ?? loadFrames(project.store, run);
  const frames = byFrames.flat();
  const snapshot = loadRunSnapshot(project.store, run);
  const { matches, report } = matchFrames({
    folder: project.folder,
    functions: graph.functions,
    frames,
    selfCosts: frames.map((frame) => frame.costs[0]?.self ?? 0),
    mappings: pathMappings(project.store),
    readFile: compiledFileReader(project.folder),
    versionOf: libraryVersions(),
    callersOf: callersIn(project, run, byFrames),
    ...(snapshot === null ? {} : { earlier: followedFrames(project, loaded, snapshot) }),
  });
  const byThread = splitByThread(matches, byFrames);
  try {
    saveMatches(project.store, run, byThread, report, revision);
    const isAsItWas = snapshot === null || editedFiles(snapshot, loaded).size === 0;
    if (isAsItWas && graph.files.length > 0) saveRunSnapshot(project.store, run, snapshotOf(project, loaded, matches));
  } catch (error) {
    if (!isDiskFull(error)) throw error; // runs can still be looked at; what can't be kept is made anew each time
  }
  return { byThread, report };
}

/** Callers of frames that are numbered through all threads; the calls are loaded when one is asked for. */
function callersIn(project: Project, run: RunId, byFrames: readonly (readonly ProfileFrame[])[]) {
  let known: ReadonlyMap<number, readonly number[]> | null = null;
  return (frame: number): readonly number[] => {
    known ??= callersByFrame(runThreads(project, run), byFrames);
    return known.get(frame) ?? [];
  };
}

function callersByFrame(threads: readonly ImportedThread[], byFrames: readonly (readonly ProfileFrame[])[]) {
  const callers = new Map<number, number[]>();
  let start = 0;
  for (const [index, { edges }] of threads.entries()) {
    for (const { caller, callee } of edges) {
      const known = callers.get(start + callee);
      if (known === undefined) callers.set(start + callee, [start + caller]);
      else known.push(start + caller);
    }
    start += byFrames[index]?.length ?? 0;
  }
  return callers;
}

/** How well a run met the project. */
export function matchReport(project: Project, run: RunId): MatchReport {
  return matchRun(project, run).report;
}

/** All frames were matched together, so that one vote over paths serves the whole run; each thread gets its own back. */
function splitByThread(matches: readonly FrameMatch[], byFrames: readonly (readonly ProfileFrame[])[]): FrameMatch[][] {
  let start = 0;
  return byFrames.map((frames) => {
    const own = matches.slice(start, start + frames.length).map((match, frame) => ({ ...match, frame }));
    start += frames.length;
    return own;
  });
}
