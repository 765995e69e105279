import { basename } from "node:path";
import { Worker } from "node:worker_threads";
import type { ExtractionRequest } from "#model/extraction.ts";
import { siblingModule } from "#model/sibling-module.ts";
import type { SettledCalls } from "./solve/settled-calls.ts";
import type { SolveAnswer, SolveTask } from "./solve-worker.ts";

/** Module names of the files, and the calls between them. */
export interface Solution {
  readonly modules: readonly string[];
  readonly calls: SettledCalls;
}

/** Analyses the whole project in a worker thread. An abort ends the worker at once. */
export function solveProject(request: ExtractionRequest, files: SolveTask["files"]): Promise<Solution> {
  request.onProgress({ stage: "following Python calls", done: 0, all: null });
  const worker = new Worker(siblingModule(import.meta.url, "./solve-worker"), {
    resourceLimits: { maxOldGenerationSizeMb: 8192 },
  });
  const { signal } = request;
  return new Promise<Solution>((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    worker.on("error", reject);
    worker.on("exit", (code) => reject(new Error(`The worker that follows Python calls ended early (code ${code}).`)));
    worker.on("message", (answer: SolveAnswer) => {
      signal.removeEventListener("abort", abort);
      if (answer.problem !== null) reject(new Error(answer.problem));
      else resolve(answer);
    });
    if (signal.aborted) return abort();
    const task: SolveTask = { files, projectName: basename(request.root) };
    worker.postMessage(task);
  }).finally(() => worker.terminate());
}
