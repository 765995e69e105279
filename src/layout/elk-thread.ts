import { Worker } from "node:worker_threads";
import type { ElkNode } from "elkjs/lib/elk-api.js";
import { siblingModule } from "#model/sibling-module.ts";
import type { ElkAnswer, ElkRequest } from "./elk-worker.ts";

/** A thread that is kept warm between layouts, since a fresh one takes twice as long. */
export interface ElkThread {
  /** Rejects with the signal's reason when it aborts, which ends the thread; the next layout starts a new one. */
  layout(graph: ElkNode, signal: AbortSignal): Promise<ElkNode>;
  close(): Promise<void>;
}

/** Starts the thread at once. It doesn't keep the process alive. */
export function startElkThread(): ElkThread {
  let worker: Worker | null = start();
  let lastId = 0;

  function start(): Worker {
    const started = new Worker(siblingModule(import.meta.url, "./elk-worker"));
    started.unref();
    started.on("error", () => {
      if (worker === started) worker = null;
    });
    return started;
  }

  async function stop(): Promise<void> {
    const stopped = worker;
    worker = null;
    await stopped?.terminate();
  }

  return {
    layout(graph, signal) {
      signal.throwIfAborted();
      worker ??= start();
      const thread = worker;
      const id = ++lastId;
      return new Promise<ElkNode>((resolve, reject) => {
        const settle = (act: () => void) => {
          thread.off("message", onAnswer);
          thread.off("error", onError);
          signal.removeEventListener("abort", onAbort);
          thread.unref();
          act();
        };
        const onAnswer = (answer: ElkAnswer) => {
          if (answer.id !== id) return;
          settle(() => ("placed" in answer ? resolve(answer.placed) : reject(new Error(answer.failed))));
        };
        const onError = (error: unknown) => settle(() => reject(error));
        const onAbort = () => {
          void stop();
          settle(() => reject(signal.reason));
        };
        thread.ref();
        thread.on("message", onAnswer);
        thread.on("error", onError);
        signal.addEventListener("abort", onAbort, { once: true });
        thread.postMessage({ id, graph } satisfies ElkRequest);
      });
    },
    close: stop,
  };
}
