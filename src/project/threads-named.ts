import { threadLabels } from "#format/thread-labels.ts";
import { ProblemError } from "#model/problem.ts";
import type { Run } from "#model/run.ts";

/** Threads as a person names them: by name or number, in processes by number or name. */
export interface NamedThreads {
  readonly thread?: readonly string[] | undefined;
  readonly process?: readonly string[] | undefined;
}

/**
 * The positions of the threads that have one of the names, in one of the processes. Null for all of them.
 *
 * @throws ProblemError with the names that there are
 */
export function threadsNamed(run: Run, { thread, process }: NamedThreads): readonly number[] | null {
  if (thread === undefined && process === undefined) return null;
  const labels = threadLabels(run.threads);
  const isThread = (name: string, index: number): boolean =>
    [labels[index], run.threads[index]!.name, run.threads[index]!.threadId].includes(name);
  const isProcess = (name: string, index: number): boolean =>
    [run.threads[index]!.processId, run.threads[index]!.processName].includes(name);
  const all = run.threads.map(({ index }) => index);
  const wrong = thread?.find((name) => !all.some((index) => isThread(name, index)));
  if (wrong !== undefined) {
    throw new ProblemError(
      `The run "${run.label}" has no thread "${wrong}".`,
      `Its threads are: ${labels.join(", ")}.`,
    );
  }
  const wrongProcess = process?.find((name) => !all.some((index) => isProcess(name, index)));
  if (wrongProcess !== undefined) {
    const known = [...new Set(run.threads.flatMap(({ processId }) => processId ?? []))].join(", ");
    throw new ProblemError(
      `The run "${run.label}" has no process "${wrongProcess}".`,
      known === "" ? "Its profile names no processes." : `Its processes are: ${known}.`,
    );
  }
  const found = all.filter(
    (index) =>
      (thread?.some((name) => isThread(name, index)) ?? true) &&
      (process?.some((name) => isProcess(name, index)) ?? true),
  );
  if (found.length > 0) return found;
  throw new ProblemError("None of these processes has such a thread.", `Threads are: ${labels.join(", ")}.`);
}
