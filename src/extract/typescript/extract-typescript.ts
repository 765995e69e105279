import { Worker } from "node:worker_threads";
import type { ExtractionRequest, Extractor } from "#model/extraction.ts";
import type { Progress } from "#model/progress.ts";
import { siblingModule } from "#model/sibling-module.ts";
import type { SourceGraph } from "#model/source-graph.ts";
import type { GraphRequest } from "./build-graph.ts";

type FromWorker =
  | { readonly kind: "progress"; readonly progress: Progress }
  | { readonly kind: "graph"; readonly graph: SourceGraph };

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

function runWorker({ root, files, leftOut, signal, onProgress }: ExtractionRequest): Promise<SourceGraph> {
  const workerData: GraphRequest = { root, files, leftOut };
  const worker = new Worker(siblingModule(import.meta.url, "./extraction-worker"), {
    workerData,
    resourceLimits: limits,
  });
  return new Promise<SourceGraph>((resolve, reject) => {
    const stop = () => {
      void worker.terminate();
      reject(signal.reason);
    };
    signal.addEventListener("abort", stop, { once: true });
    worker.on("message", (message: FromWorker) => {
      if (message.kind === "progress") onProgress(message.progress);
      else resolve(message.graph);
    });
    worker.on("error", reject);
    worker.on("exit", (code) => {
      signal.removeEventListener("abort", stop);
      reject(new Error(`Reading TypeScript ended early (exit code ${code}).`));
    });
  });
}
