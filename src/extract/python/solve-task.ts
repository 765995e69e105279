import { encodedProgram } from "./facts/file-facts.ts";
import { analyze } from "./solve/analyze.ts";
import { completeWrappers } from "./solve/complete-wrappers.ts";
import { guessCalls } from "./solve/guess-calls.ts";
import { lookThroughGetters } from "./solve/look-through-getters.ts";
import { type SettledCalls, settledCalls } from "./solve/settled-calls.ts";

/** A file of the project, with the hash of its content, hex. */
export interface SolvedFile {
  readonly path: string;
  readonly hash: string;
  /** Null where the thread has them from the last time: see `PythonWorkers.holds`. */
  readonly facts: Uint8Array | null;
}

/** All files, sorted by path. */
export interface SolveTask {
  readonly files: readonly SolvedFile[];
  /** Name of the project's folder. */
  readonly projectName: string;
}

/** Module names of the files, and the calls between them. */
export interface SolveAnswer {
  readonly modules: readonly string[];
  readonly calls: SettledCalls;
}

/** Facts of the last project by content: after an edit nearly all are the same. */
let held: ReadonlyMap<string, Uint8Array> = new Map();

/** Analyses a whole project, and keeps its facts for the next time. */
export function solve(task: SolveTask): SolveAnswer {
  held = new Map(task.files.map(({ hash, facts }) => [hash, facts ?? held.get(hash)!]));
  const files = task.files.map(({ path, hash }) => ({ path, program: encodedProgram(held.get(hash)!) }));
  const analysis = analyze(files, task.projectName, () => {});
  completeWrappers(analysis);
  lookThroughGetters(analysis);
  guessCalls(analysis);
  return { modules: analysis.modules.names, calls: settledCalls(analysis) };
}
