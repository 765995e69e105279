import { matchFrames } from "#match/match-frames.ts";
import type { RunId } from "#model/ids.ts";
import type { ImportedThread, ProfileFrame } from "#model/imported-profile.ts";
import type { FrameMatch, MatchReport } from "#model/match.ts";
import { isDiskFull } from "#store/is-disk-full.ts";
import { loadFrames, loadThreads } from "#store/queries/load-threads.ts";
import { loadMatches, pathMappings, type StoredMatches, saveMatches } from "#store/queries/matches.ts";
import { compiledFileReader } from "./compiled-file-reader.ts";
import { loadGraph } from "./load-graph.ts";
import type { Project } from "./open-project.ts";
import { remember } from "./project-memory.ts";

/** The threads of a run as imported; kept in memory while they are looked at. */
export function runThreads(project: Project, run: RunId): readonly ImportedThread[] {
  const { threads } = project.memory;
  return remember(threads, run, threads.get(run) ?? loadThreads(project.store, run));
}

/** What each frame of a run is in the project as it is indexed now; made and stored when it isn't known yet. */
export function matchRun(project: Project, run: RunId): StoredMatches {
  const { revision, graph } = loadGraph(project);
  const stored = loadMatches(project.store, run, revision);
  if (stored !== null) return stored;
  const byFrames = project.memory.threads.get(run)?.map((thread) => thread.frames) ?? loadFrames(project.store, run);
  const frames = byFrames.flat();
  const { matches, report } = matchFrames({
    folder: project.folder,
    functions: graph.functions,
    frames,
    selfCosts: frames.map((frame) => frame.costs[0]?.self ?? 0),
    mappings: pathMappings(project.store),
    readFile: compiledFileReader(project.folder),
  });
  const byThread = splitByThread(matches, byFrames);
  try {
    saveMatches(project.store, run, byThread, report, revision);
  } catch (error) {
    if (!isDiskFull(error)) throw error; // runs can still be looked at; what can't be kept is made anew each time
  }
  return { byThread, report };
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
