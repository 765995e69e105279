import { enableCompileCache, flushCompileCache } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import type { FactsAnswer, FactsTask } from "./facts-task.ts";
import type { SolveAnswer, SolveTask } from "./solve-task.ts";

/** What a worker is asked for; each question has one answer, in order. `ahead` has none: what will be asked for next. */
export type Question = { readonly facts: FactsTask } | { readonly solve: SolveTask } | { readonly ahead: Ahead };

/** The answer to a question, or what went wrong. */
export type Answer<Of> = Of | { readonly problem: string };

/** What a worker is to get ready for: also given as its `workerData`, or null for nothing. */
export type Ahead = "facts" | "solve";

const port = parentPort;
if (port !== null) {
  enableCompileCache(); // what Node has compiled once, in whichever thread, starts in half the time
  // What a question needs is loaded when it is asked: most workers never solve, and an edit of layout needs no solver.
  const factsTask = () => import("./facts-task.ts");
  const solveTask = () => import("./solve-task.ts");
  const getReady = (ahead: Ahead) => (ahead === "solve" ? solveTask() : factsTask().then((facts) => facts.getReady()));
  port.on("message", async (question: Question) => {
    try {
      if ("ahead" in question) {
        await getReady(question.ahead);
      } else if ("facts" in question) {
        const { readFactsTask } = await factsTask();
        flushCompileCache();
        port.postMessage((await readFactsTask(question.facts)) satisfies FactsAnswer);
      } else {
        const { solve } = await solveTask();
        flushCompileCache(); // the thread is ended from outside, so nothing would be kept at its end
        port.postMessage(solve(question.solve) satisfies SolveAnswer);
      }
    } catch (error) {
      port.postMessage({ problem: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
  const ahead = workerData as Ahead | null;
  if (ahead !== null) void getReady(ahead);
}
