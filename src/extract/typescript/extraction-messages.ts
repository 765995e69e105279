import type { Progress } from "#model/progress.ts";
import type { SourceGraph } from "#model/source-graph.ts";
import type { GraphRequest } from "./build-graph.ts";

/** What a worker is started with. */
export interface WorkerStart extends GraphRequest {
  /** False when nothing is remembered between indexings. */
  readonly hasCache: boolean;
}

/** What a worker says; `load` waits for a `LoadedBytes`. */
export type FromWorker =
  | { readonly kind: "progress"; readonly progress: Progress }
  | { readonly kind: "load"; readonly keys: readonly string[] }
  | { readonly kind: "save"; readonly entries: ReadonlyMap<string, Uint8Array> }
  | { readonly kind: "graph"; readonly graph: SourceGraph };

export type LoadedBytes = ReadonlyMap<string, Uint8Array>;
