import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { buildGraph } from "./build-graph.ts";
import type { FromWorker, LoadedBytes, WorkerStart } from "./extraction-messages.ts";
import type { RememberedBytes } from "./incremental/remembered-facts.ts";

/** Runs one extraction and posts progress, then the graph. An error ends the thread and reaches its starter. */
const port = parentPort!;
const { hasCache, ...request } = workerData as WorkerStart;
const say = (message: FromWorker) => port.postMessage(message);

/** What is remembered lies with the starter, in a store that has one writer. */
const bytes: RememberedBytes = {
  async load(keys) {
    say({ kind: "load", keys });
    const [entries] = (await once(port, "message")) as [LoadedBytes];
    return entries;
  },
  save: (entries) => say({ kind: "save", entries }),
};

const graph = await buildGraph(request, hasCache ? bytes : null, (progress) => say({ kind: "progress", progress }));
say({ kind: "graph", graph });
