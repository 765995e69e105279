import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { ImportResult } from "#contract/answers.ts";
import type { RunId } from "#model/ids.ts";
import { ProblemError } from "#model/problem.ts";
import { siblingModule } from "#model/sibling-module.ts";
import { CommitGate } from "./commit-gate.ts";
import { runById } from "./find-run.ts";
import type { FromImport, ImportStart, ProfileInput } from "./import-messages.ts";
import { type ImportOptions, labelOf, type RunOrigin } from "./import-run.ts";
import { matchReport } from "./match-run.ts";
import type { Project } from "./open-project.ts";

/** A profile with millions of distinct stacks takes some gigabytes; beyond that the machine would suffer. */
const limits = { maxOldGenerationSizeMb: 4096 };

/**
 * Imports a profile in a thread of its own, so that questions are answered meanwhile. A cancel takes effect at once,
 * whatever the thread is doing; one that comes while the run is being committed is too late and changes nothing.
 *
 * @throws ProblemError with nothing stored; the signal's reason when cancelled
 */
export async function importApart(
  project: Project,
  input: ProfileInput,
  origin: RunOrigin,
  options: ImportOptions,
): Promise<ImportResult> {
  const gate = new CommitGate();
  const label = origin.label ?? labelOf(input.kind === "file" ? input.path : input.fileName);
  const run = await storedRun(
    { store: join(project.storeFolder, "store.db"), input, origin: { ...origin, label }, gate: gate.memory },
    gate,
    options,
  );
  return { run: runById(project, run), match: matchReport(project, run) };
}

function storedRun(workerData: ImportStart, gate: CommitGate, { signal, onProgress }: ImportOptions): Promise<RunId> {
  signal.throwIfAborted();
  const worker = new Worker(siblingModule(import.meta.url, "./import-worker"), { workerData, resourceLimits: limits });
  return new Promise<RunId>((resolve, reject) => {
    const stop = () => {
      if (!gate.cancel()) return;
      // Rejected once the thread is gone, and with it its hold on the store.
      worker.terminate().then(() => reject(signal.reason), reject);
    };
    signal.addEventListener("abort", stop, { once: true });
    worker.on("message", (message: FromImport) => {
      if (message.kind === "progress") onProgress(message.progress);
      else if (message.kind === "stored") resolve(message.run);
      else if (!signal.aborted) reject(new ProblemError(message.problem.text, message.problem.hint));
    });
    worker.on("error", (error) => reject(isOutOfMemory(error) ? tooLarge() : error));
    worker.on("exit", (code) => {
      signal.removeEventListener("abort", stop);
      if (!signal.aborted) reject(new Error(`The import ended early (exit code ${code}).`));
    });
  });
}

const isOutOfMemory = (error: unknown) => (error as { code?: unknown }).code === "ERR_WORKER_OUT_OF_MEMORY";

const tooLarge = () =>
  new ProblemError(
    `The profile takes more than ${limits.maxOldGenerationSizeMb} MB of memory.`,
    "Record a shorter run, or with a longer interval.",
  );
