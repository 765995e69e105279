import { getCompileCacheDir } from "node:module";
import { Worker } from "node:worker_threads";
import type { ExtractionRequest } from "#model/extraction.ts";
import { siblingModule } from "#model/sibling-module.ts";
import type { FactsAnswer, FactsTask } from "./facts-task.ts";
import type { Ahead, Answer, Question } from "./python-worker.ts";
import type { SolveAnswer, SolveTask } from "./solve-task.ts";

/** Half a million lines need memory; the many short-lived objects of an analysis need room to die young. */
const limits = { maxOldGenerationSizeMb: 8192, maxYoungGenerationSizeMb: 96 };

/** How long a thread is kept for the next extraction, and how many bytes of facts it may have had in its hands. */
const keptMs = 300_000;
const keptBytes = 64_000_000;

/** Sizes of the facts that a thread keeps from the last project that it solved, by content hash. */
const held = new WeakMap<Worker, ReadonlyMap<string, number>>();

/** Threads that wait for an extraction, with their code compiled; they keep no process alive. */
const waiting: { readonly worker: Worker; readonly end: NodeJS.Timeout; readonly gone: () => void }[] = [];

/** Starts threads ahead of an extraction that is about to come, so that so many wait for it. */
export function startPythonWorkers(count: number): void {
  while (waiting.length < count) keep(newWorker("facts"));
}

/** Ends the threads that wait. */
export function endPythonWorkers(): void {
  while (waiting.length > 0) void takeWaiting()?.terminate();
}

/**
 * The worker threads of one extraction. The first one reads facts and then solves, so that reading one edited file and
 * following its calls starts one thread, not two; it stays for a while, since one edit follows another.
 */
export class PythonWorkers {
  readonly #signal: AbortSignal;
  readonly #most: number;
  readonly #workers: Worker[] = [];
  /** False once a question was left without an answer, or the thread has grown large. */
  #isKeepable = true;

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
      if (worker === this.#workers[0] && count > 1) worker.postMessage({ ahead: "solve" } satisfies Question);
    };
    await Promise.all(Array.from({ length: count }, (_, index) => workOff(this.#worker(index))));
  }

  /** Whether the thread that will solve has the facts of a content, so that they needn't be given. */
  holds(hash: string): boolean {
    return held.get(this.#worker(0))?.has(hash) === true;
  }

  /** Lets the thread that will solve load its code, if it hasn't yet. */
  prepareSolve(): void {
    this.#worker(0).postMessage({ ahead: "solve" } satisfies Question);
  }

  /** Analyses the whole project in one thread, which has the others' memory to itself. */
  async solve(task: SolveTask): Promise<SolveAnswer> {
    const worker = this.#worker(0);
    const before = held.get(worker);
    const sizes = new Map(task.files.map(({ hash, facts }) => [hash, facts?.length ?? before!.get(hash)!]));
    if ([...sizes.values()].reduce((sum, size) => sum + size, 0) > keptBytes) this.#isKeepable = false;
    const asked = this.#ask<SolveAnswer>(worker, { solve: task });
    for (const other of this.#workers.splice(1)) void other.terminate();
    const answer = await asked;
    if (this.#isKeepable) held.set(worker, sizes);
    else {
      this.#workers.length = 0; // its memory is needed for what is made of the answer
      void worker.terminate();
    }
    return answer;
  }

  /** Ends all threads but the first, which waits for the next extraction if all went well. */
  async close(): Promise<void> {
    const [first, ...others] = this.#workers.splice(0);
    await Promise.all(others.map((worker) => worker.terminate()));
    if (first === undefined) return;
    if (this.#isKeepable && waiting.length === 0) keep(first);
    else await first.terminate();
  }

  #worker(index: number): Worker {
    while (this.#workers.length <= index) this.#workers.push(takeWaiting() ?? newWorker(null));
    return this.#workers[index]!;
  }

  /** Rejects with the signal's reason when it is aborted; the thread itself ends with `close`. */
  #ask<Of extends object>(worker: Worker, question: Question): Promise<Of> {
    const signal = this.#signal;
    return new Promise<Of>((resolve, reject) => {
      const fail = (error: unknown) => {
        this.#isKeepable = false;
        stopListening();
        reject(error);
      };
      const abort = () => fail(signal.reason);
      const exit = (code: number) => fail(new Error(`A worker that reads Python ended early (code ${code}).`));
      const answer = (given: Answer<Of>) => {
        if ("problem" in given) return fail(new Error(String(given.problem)));
        stopListening();
        resolve(given);
      };
      const stopListening = () => {
        signal.removeEventListener("abort", abort);
        worker.off("error", fail).off("exit", exit).off("message", answer);
      };
      if (signal.aborted) return fail(signal.reason);
      signal.addEventListener("abort", abort);
      worker.on("error", fail).on("exit", exit).on("message", answer);
      worker.postMessage(question);
    });
  }
}

/** @param ahead what it will be asked for first, so that it can get ready for that */
function newWorker(ahead: Ahead | null): Worker {
  const address = siblingModule(import.meta.url, "./python-worker");
  const codeCache = getCompileCacheDir();
  const env = codeCache === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: codeCache };
  return new Worker(address, { resourceLimits: limits, workerData: ahead, env });
}

function keep(worker: Worker): void {
  const gone = () => {
    const at = waiting.findIndex((one) => one.worker === worker);
    if (at < 0) return;
    clearTimeout(waiting[at]!.end);
    waiting.splice(at, 1);
  };
  const end = setTimeout(() => {
    gone();
    void worker.terminate();
  }, keptMs);
  end.unref();
  worker.unref();
  worker.once("exit", gone);
  waiting.push({ worker, end, gone });
}

function takeWaiting(): Worker | null {
  const first = waiting.shift();
  if (first === undefined) return null;
  clearTimeout(first.end);
  first.worker.off("exit", first.gone);
  first.worker.ref();
  return first.worker;
}
