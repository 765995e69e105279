import { Worker } from "node:worker_threads";
import type { ExtractionRequest, Extractor } from "#model/extraction.ts";
import { ProblemError } from "#model/problem.ts";
import { siblingModule } from "#model/sibling-module.ts";
import type { SourceGraph } from "#model/source-graph.ts";
import type { FromWorker, LoadedBytes, WorkerStart } from "./extraction-messages.ts";

/** Deep nesting in generated code needs stack, and half a million lines need memory. */
const limits = { maxOldGenerationSizeMb: 4096, stackSizeMb: 32 };

/** The static call graph of a project's TypeScript and JavaScript, made in a thread of its own. */
export const extractTypeScript: Extractor = async (request) => {
  request.signal.throwIfAborted();
  if (request.files.length === 0) {
    return { files: [], functions: [], calls: [], hubs: [], unreadable: [], leftOut: request.leftOut };
  }
  return runWorker(request);
};

const isOutOfMemory = (error: unknown) => (error as { code?: unknown }).code === "ERR_WORKER_OUT_OF_MEMORY";

const tooLarge = (count: number) =>
  new ProblemError(
    `Reading ${count} TypeScript and JavaScript files took more than ${limits.maxOldGenerationSizeMb} MB of memory.`,
    "Open a part of the project, or leave generated files out with a .gitignore.",
  );

function runWorker({ root, files, leftOut, cache, signal, onProgress }: ExtractionRequest): Promise<SourceGraph> {
  const workerData: WorkerStart = { root, files, leftOut, hasCache: cache !== null };
  const worker = new Worker(siblingModule(import.meta.url, "./extraction-worker"), {
    workerData,
    resourceLimits: limits,
  });
  const answer = (message: FromWorker, done: (graph: SourceGraph) => void) => {
    if (message.kind === "progress") onProgress(message.progress);
    else if (message.kind === "graph") done(message.graph);
    else if (message.kind === "save") cache?.save(message.entries);
    else worker.postMessage((cache?.load(message.keys) ?? new Map()) satisfies LoadedBytes);
  };
  return new Promise<SourceGraph>((resolve, reject) => {
    const stop = () => {
      void worker.terminate();
      reject(signal.reason);
    };
    const fail = (error: unknown) => {
      void worker.terminate();
      reject(isOutOfMemory(error) ? tooLarge(files.length) : error);
    };
    signal.addEventListener("abort", stop, { once: true });
    worker.on("message", (message: FromWorker) => {
      try {
        answer(message, resolve);
      } catch (error) {
        fail(error);
      }
    });
    worker.on("error", fail);
    worker.on("exit", (code) => {
      signal.removeEventListener("abort", stop);
      reject(new Error(`Reading TypeScript ended early (exit code ${code}).`));
    });
  });
}
