import { basename } from "node:path";
import type { ImportResult } from "#contract/answers.ts";
import { functionAt } from "#match/function-at.ts";
import type { RunId } from "#model/ids.ts";
import type { ImportedProfile } from "#model/imported-profile.ts";
import type { PathMapping } from "#model/match.ts";
import type { ReportProgress } from "#model/progress.ts";
import type { RunCommand } from "#model/run.ts";
import { readProfile } from "#profiles/read-profile.ts";
import type { Store } from "#store/open-store.ts";
import { addPathMappings } from "#store/queries/matches.ts";
import { saveRun } from "#store/queries/save-run.ts";
import { withCallsAsMeasure } from "./counts-as-measure.ts";
import { runById } from "./find-run.ts";
import { loadGraph } from "./load-graph.ts";
import { matchReport } from "./match-run.ts";
import type { Project } from "./open-project.ts";

/** What is known of a run beyond its profile. */
export interface RunOrigin {
  /** Null takes the file's name without ending. */
  readonly label: string | null;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly mappings?: readonly PathMapping[];
  readonly command?: RunCommand;
  readonly commit?: string | null;
  readonly dirty?: boolean | null;
  readonly exitCode?: number | null;
  /** Nanoseconds. */
  readonly wallTime?: number | null;
  /** Bytes. */
  readonly peakMemory?: number | null;
  readonly fileHashes?: Readonly<Record<string, string>> | null;
}

export interface ImportOptions {
  readonly onProgress: ReportProgress;
  readonly signal: AbortSignal;
}

/** Reads a profile from a path that a person gave, and stores it as a run. @throws ProblemError, with nothing stored */
export async function importRun(
  project: Project,
  file: string,
  origin: RunOrigin,
  options: ImportOptions,
): Promise<ImportResult> {
  const profile = await readProfile(file, { ...options, functionAt: functionAt(loadGraph(project).graph.functions) });
  options.signal.throwIfAborted();
  return storeProfile(project, profile, { ...origin, label: origin.label ?? labelOf(file) });
}

/** Stores a profile that was read as a run of the project, in one transaction. */
export function storeProfile(project: Project, profile: ImportedProfile, origin: RunOrigin): ImportResult {
  const id = saveProfile(project.store, profile, origin);
  return { run: runById(project, id), match: matchReport(project, id) };
}

/**
 * Stores a profile in one transaction, without asking what its frames are in the project.
 *
 * @param beforeCommit called when all is written; when it throws, nothing is stored
 */
export function saveProfile(
  store: Store,
  profile: ImportedProfile,
  origin: RunOrigin,
  beforeCommit: () => void = () => {},
): RunId {
  const run = {
    label: origin.label ?? labelOf(profile.file),
    createdAt: new Date().toISOString(),
    format: profile.format,
    producer: profile.producer,
    file: profile.file,
    parameters: { ...profile.parameters, ...origin.parameters },
    command: origin.command ?? null,
    commit: origin.commit ?? null,
    dirty: origin.dirty ?? null,
    exitCode: origin.exitCode ?? null,
    wallTime: origin.wallTime ?? null,
    peakMemory: origin.peakMemory ?? null,
    skipped: profile.skipped,
    fileHashes: origin.fileHashes ?? null,
    threads: withCallsAsMeasure(profile.threads),
  };
  return saveRun(store, run, () => {
    if (origin.mappings !== undefined && origin.mappings.length > 0) addPathMappings(store, origin.mappings);
    beforeCommit();
  });
}

/** `before.cprofile.pstats` is called `before`. */
export function labelOf(file: string): string {
  const name = basename(file);
  return (
    name.replace(
      /(\.(pstats|prof|cprofile|cpuprofile|heapprofile|json|txt|speedscope|collapsed|folded|gz|out))+$/i,
      "",
    ) || name
  );
}
