import { Worker } from "node:worker_threads";
import type { ExtractionRequest } from "#model/extraction.ts";
import { siblingModule } from "#model/sibling-module.ts";
import type { FactsAnswer, FactsTask } from "./facts-task.ts";
import type { Answer, Question } from "./python-worker.ts";
import type { SolveAnswer, SolveTask } from "./solve-task.ts";

/** Half a million lines need memory; the many short-lived objects of an analysis need room to die young. */
const limits = { maxOldGenerationSizeMb: 8192, maxYoungGenerationSizeMb: 96 };

/**
 * The worker threads of one extraction. The first one reads facts and then solves, so that reading one edited file and
 * following its calls starts one thread, not two.
 */
export class PythonWorkers {
  readonly #signal: AbortSignal;
  readonly #most: number;
  readonly #workers: Worker[] = [];

  /** @param request how many threads there may be, and the signal that ends their work at once */
  constructor({ signal, workers }: ExtractionRequest) {
    this.#signal = signal;
    this.#most = Math.max(1, workers);
  }

  /** Hands out tasks one by one to so many workers, as far as that many are allowed. */
  async readFacts(tasks: readonly FactsTask[], workers: number, take: (answer: FactsAnswer) => void): Promise<void> {
    const queue = [...tasks];
    const count = Math.min(workers, this.#most, tasks.length);
    const workOff = async (worker: Worker) => {
      for (let task = queue.shift(); task !== undefined; task = queue.shift()) {
        take(await this.#ask<FactsAnswer>(worker, { facts: task }));
      }
    };
    await Promise.all(Array.from({ length: count }, (_, index) => workOff(this.#worker(index))));
  }

  /** Analyses the whole project in one thread, which has the others' memory to itself. */
  async solve(task: SolveTask): Promise<SolveAnswer> {
    const first = this.#worker(0);
    await Promise.all(this.#workers.splice(1).map((worker) => worker.terminate()));
    return this.#ask<SolveAnswer>(first, { solve: task });
  }

  /** Ends all threads. */
  async close(): Promise<void> {
    await Promise.all(this.#workers.splice(0).map((worker) => worker.terminate()));
  }

  #worker(index: number): Worker {
    while (this.#workers.length <= index) {
      this.#workers.push(new Worker(siblingModule(import.meta.url, "./python-worker"), { resourceLimits: limits }));
    }
    return this.#workers[index]!;
  }

  /** Rejects with the signal's reason when it is aborted; the thread itself ends with `close`. */
  #ask<Of extends object>(worker: Worker, question: Question): Promise<Of> {
    const signal = this.#signal;
    return new Promise<Of>((resolve, reject) => {
      const abort = () => end(() => reject(signal.reason));
      const fail = (error: unknown) => end(() => reject(error));
      const exit = (code: number) =>
        end(() => reject(new Error(`A worker that reads Python ended early (code ${code}).`)));
      const answer = (given: Answer<Of>) =>
        end(() => ("problem" in given ? reject(new Error(String(given.problem))) : resolve(given)));
      const end = (then: () => void) => {
        signal.removeEventListener("abort", abort);
        worker.off("error", fail).off("exit", exit).off("message", answer);
        then();
      };
      if (signal.aborted) return reject(signal.reason);
      signal.addEventListener("abort", abort);
      worker.on("error", fail).on("exit", exit).on("message", answer);
      worker.postMessage(question);
    });
  }
}
