/** Runs ELK in a thread of its own: a layout may take seconds, and can't be interrupted but by ending the thread. */
import { parentPort } from "node:worker_threads";
import ElkModule from "elkjs/lib/elk.bundled.js";
import type { ElkNode } from "elkjs/lib/elk-api.js";

/** One layout to make, and its answer. */
export interface ElkRequest {
  readonly id: number;
  readonly graph: ElkNode;
}

export type ElkAnswer =
  | { readonly id: number; readonly placed: ElkNode }
  | { readonly id: number; readonly failed: string };

const elk = new ElkModule.default();

parentPort?.on("message", ({ id, graph }: ElkRequest) => {
  elk.layout(graph).then(
    (placed) => answer({ id, placed }),
    (error: unknown) => answer({ id, failed: String(error) }),
  );
});

function answer(message: ElkAnswer): void {
  parentPort?.postMessage(message);
}
