import { basename } from "node:path";
import type { ImportResult } from "#contract/answers.ts";
import type { ImportedProfile } from "#model/imported-profile.ts";
import type { PathMapping } from "#model/match.ts";
import type { ReportProgress } from "#model/progress.ts";
import type { RunCommand } from "#model/run.ts";
import { readProfile, readProfileContent } from "#profiles/read-profile.ts";
import { addPathMappings } from "#store/queries/matches.ts";
import { saveRun } from "#store/queries/save-run.ts";
import { runById } from "./find-run.ts";
import { withCallsAsMeasure } from "./fuse-counts.ts";
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
  const profile = await readProfile(file, options);
  options.signal.throwIfAborted();
  return storeProfile(project, profile, { ...origin, label: origin.label ?? labelOf(file) });
}

/** The same for content that has no path: a file dropped on a window in a browser. */
export async function importRunContent(
  project: Project,
  fileName: string,
  content: Uint8Array,
  origin: RunOrigin,
): Promise<ImportResult> {
  const profile = await readProfileContent(basename(fileName), content);
  return storeProfile(project, profile, { ...origin, label: origin.label ?? labelOf(fileName) });
}

/** Stores a profile that was read as a run of the project, in one transaction. */
export function storeProfile(project: Project, profile: ImportedProfile, origin: RunOrigin): ImportResult {
  if (origin.mappings !== undefined && origin.mappings.length > 0) addPathMappings(project.store, origin.mappings);
  const id = saveRun(project.store, {
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
  });
  return { run: runById(project, id), match: matchReport(project, id) };
}

/** `before.cprofile.pstats` is called `before`. */
function labelOf(file: string): string {
  const name = basename(file);
  return (
    name.replace(
      /(\.(pstats|prof|cprofile|cpuprofile|heapprofile|json|txt|speedscope|collapsed|folded|gz|out))+$/i,
      "",
    ) || name
  );
}
