import { encodedProgram } from "./facts/file-facts.ts";
import { analyze } from "./solve/analyze.ts";
import { completeWrappers } from "./solve/complete-wrappers.ts";
import { guessCalls } from "./solve/guess-calls.ts";
import { lookThroughGetters } from "./solve/look-through-getters.ts";
import { type SettledCalls, settledCalls } from "./solve/settled-calls.ts";

/** All files' facts, sorted by path. */
export interface SolveTask {
  readonly files: readonly { readonly path: string; readonly facts: Uint8Array }[];
  /** Name of the project's folder. */
  readonly projectName: string;
}

/** Module names of the files, and the calls between them. */
export interface SolveAnswer {
  readonly modules: readonly string[];
  readonly calls: SettledCalls;
}

/** Analyses a whole project. */
export function solve(task: SolveTask): SolveAnswer {
  const files = task.files.map(({ path, facts }) => ({ path, program: encodedProgram(facts) }));
  const analysis = analyze(files, task.projectName, () => {});
  completeWrappers(analysis);
  lookThroughGetters(analysis);
  guessCalls(analysis);
  return { modules: analysis.modules.names, calls: settledCalls(analysis) };
}
