import { randomUUID } from "node:crypto";
import { join, resolve, sep } from "node:path";
import type { RecordRequest } from "#contract/answers.ts";
import { shellLine } from "#format/shell-line.ts";
import { functionAt } from "#match/function-at.ts";
import type { RunId } from "#model/ids.ts";
import type { ImportedProfile, ImportedThread } from "#model/imported-profile.ts";
import { ProblemError } from "#model/problem.ts";
import type { Run } from "#model/run.ts";
import { readProfile } from "#profiles/read-profile.ts";
import { availableProfilers } from "#record/available-profilers.ts";
import { guessProfiler } from "#record/guess-profiler.ts";
import { recordProgram } from "#record/record-program.ts";
import type { ProfilerName, RecordedFile, Recording } from "#record/recording.ts";
import { fileHashes } from "./changed-files.ts";
import { runById } from "./find-run.ts";
import { type ImportOptions, storeProfile } from "./import-run.ts";
import { indexProject } from "./index-project.ts";
import { loadGraph } from "./load-graph.ts";
import type { Project } from "./open-project.ts";
import { isTrusted, trust } from "./trusted-commands.ts";

export interface RecordOptions extends ImportOptions {
  readonly onOutput: (stream: "stdout" | "stderr", text: string) => void;
  readonly personFolder: string;
  /** `inherit` hands the caller's own input to the program; nothing when left out. */
  readonly stdin?: "inherit" | "ignore";
}

/** What can be recorded with on this machine, and how to get the rest. */
export const profilers = () => availableProfilers();

/**
 * Runs a program under a profiler and imports what it wrote. The signal ends the program early; what was measured until
 * then is kept. The command was given by a person, so it may be repeated later without asking.
 *
 * @throws ProblemError when the profiler is missing, or the program left no profile behind
 */
export async function recordRun(project: Project, request: RecordRequest, options: RecordOptions): Promise<Run> {
  const folder = resolve(project.folder, request.folder);
  if (folder !== project.folder && !folder.startsWith(project.folder + sep)) {
    throw new ProblemError(`${request.folder} lies outside the project.`, "Choose a folder inside it.");
  }
  const profiler = request.profiler ?? guessProfiler(request.argv, folder);
  await indexProject(project, { onProgress: options.onProgress, signal: new AbortController().signal });
  const hashes = fileHashes(project);
  options.onProgress({ stage: `running ${request.argv[0] ?? ""} under ${profiler}`, done: 0, all: null });
  const recording = await recordProgram({
    argv: request.argv,
    folder,
    profiler,
    outputFolder: join(project.storeFolder, "recordings", randomUUID()),
    onOutput: options.onOutput,
    signal: options.signal,
    ...(options.stdin === undefined ? {} : { stdin: options.stdin }),
  });
  const profile = await recordedProfile(project, recording, options);
  const command = { argv: request.argv, folder: request.folder, profiler };
  trust(options.personFolder, project.folder, command);
  const { run } = storeProfile(project, profile, {
    label: request.label ?? labelOf(request),
    parameters: request.parameters,
    command,
    commit: recording.commit,
    dirty: recording.dirty,
    exitCode: recording.exitCode,
    wallTime: recording.wallTime,
    peakMemory: recording.peakMemory,
    fileHashes: hashes,
  });
  return run;
}

/**
 * Records again with the command that made a run.
 *
 * @param confirmed whether a person saw the command and agreed; needed once for a command that came with the folder
 */
export async function rerunRun(project: Project, id: RunId, confirmed: boolean, options: RecordOptions): Promise<Run> {
  const { command, label, parameters } = runById(project, id);
  if (command === null) {
    throw new ProblemError(`The run "${label}" was imported, so its command isn't known.`, "Record the program once.");
  }
  if (!confirmed && !isTrusted(options.personFolder, project.folder, command)) {
    throw new ProblemError(
      `The command of "${label}" came with the folder and was never run from here: ${shellLine(command.argv)}`,
      "Look at it, and confirm to run it.",
    );
  }
  const { argv, folder } = command;
  const profiler = command.profiler as ProfilerName;
  return recordRun(project, { argv, folder, profiler, label, parameters }, options);
}

/** The profile of a recording; exact counts of V8's coverage join it as a thread of their own, which counts and has no time. */
async function recordedProfile(
  project: Project,
  recording: Recording,
  options: ImportOptions,
): Promise<ImportedProfile> {
  const reading = {
    onProgress: options.onProgress,
    signal: new AbortController().signal,
    functionAt: functionAt(loadGraph(project).graph.functions),
  };
  const [first, ...others] = recording.files;
  if (first === undefined) {
    const how = recording.aborted ? "was stopped" : `ended with exit code ${recording.exitCode ?? "unknown"}`;
    throw new ProblemError(
      `The program ${how} before it wrote a profile.`,
      `Its output is in ${recording.outputFile}.`,
    );
  }
  const profile = await readProfile(first.path, reading);
  const more = await Promise.all(others.map(({ path }) => readProfile(path, reading)));
  const profiles = [profile, ...more];
  return {
    ...profile,
    threads: profiles.flatMap(({ threads }, index) =>
      threads.map((thread) => ofProcess(thread, recording.files[index]!)),
    ),
  };
}

/** A thread under the name of its process, where the program had several. */
function ofProcess(thread: ImportedThread, { process }: RecordedFile): ImportedThread {
  if (process === null) return thread;
  const name = process.thread === null ? "calls" : process.thread === "0" ? "main thread" : `thread ${process.thread}`;
  return { ...thread, name, processId: process.id, processName: process.name, threadId: process.thread };
}

function labelOf({ argv, parameters }: RecordRequest): string {
  const program = argv.find((word) => /\.(py|m?[jt]s|c[jt]s)$/.test(word)) ?? argv[0] ?? "run";
  const values = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
  return [program.split("/").at(-1), ...values].join(" ");
}
