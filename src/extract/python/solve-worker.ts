import { parentPort } from "node:worker_threads";
import { decodeFacts } from "./facts/file-facts.ts";
import { analyze } from "./solve/analyze.ts";
import { completeWrappers } from "./solve/complete-wrappers.ts";
import { guessCalls } from "./solve/guess-calls.ts";
import { type SettledCalls, settledCalls } from "./solve/settled-calls.ts";

/** All files' facts, sorted by path. */
export interface SolveTask {
  readonly files: readonly { readonly path: string; readonly facts: Uint8Array }[];
  /** Name of the project's folder. */
  readonly projectName: string;
}

/** Module names of the files, and the calls; or what went wrong. */
export type SolveAnswer =
  | { readonly modules: readonly string[]; readonly calls: SettledCalls; readonly problem: null }
  | { readonly problem: string };

/** Analyses a whole project. */
export function solve(task: SolveTask): { modules: readonly string[]; calls: SettledCalls } {
  const files = task.files.map(({ path, facts }) => ({ path, program: decodeFacts(facts).program }));
  const analysis = analyze(files, task.projectName, () => {});
  completeWrappers(analysis);
  guessCalls(analysis);
  return { modules: analysis.modules.names, calls: settledCalls(analysis) };
}

const port = parentPort;
if (port !== null) {
  port.on("message", (task: SolveTask) => {
    try {
      port.postMessage({ ...solve(task), problem: null } satisfies SolveAnswer);
    } catch (error) {
      port.postMessage({
        problem: error instanceof Error ? (error.stack ?? error.message) : String(error),
      } satisfies SolveAnswer);
    }
  });
}
