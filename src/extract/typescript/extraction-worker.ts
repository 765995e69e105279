import { parentPort, workerData } from "node:worker_threads";
import { buildGraph, type GraphRequest } from "./build-graph.ts";

/** Runs one extraction and posts progress, then the graph. An error ends the thread and reaches its starter. */
const graph = buildGraph(workerData as GraphRequest, (progress) =>
  parentPort?.postMessage({ kind: "progress", progress }),
);
parentPort?.postMessage({ kind: "graph", graph });
