import { threadLabels } from "#format/thread-labels.ts";
import type { Run, RunThread } from "#model/run.ts";
import { wholeOfThreads } from "./current.ts";
import { threadsToChoose } from "./run-part.ts";
import { texts } from "./texts.ts";

/** A thread that can be chosen, named so that it can be told from the others. */
export interface NamedThread {
  readonly index: number;
  readonly label: string;
  readonly threadId: string | null;
  /** Null when it doesn't have the measure. */
  readonly whole: number | null;
}

/** The threads of one process, those that cost most first. */
export interface ThreadGroup {
  /** Null where the format names no processes. */
  readonly processId: string | null;
  readonly label: string;
  readonly threads: readonly NamedThread[];
  readonly whole: number;
}

/** What can be chosen of a run, by process; the processes that cost most in this measure first. */
export function threadGroups(run: Run, measure: string): readonly ThreadGroup[] {
  const threads = threadsToChoose(run);
  const labels = threadLabels(threads);
  const named = threads.map((thread, at) => ({ thread, named: namedThread(thread, labels[at]!, measure) }));
  const processes = [...new Set(threads.map(({ processId }) => processId))];
  return processes
    .map((processId) => ({ processId, members: named.filter(({ thread }) => thread.processId === processId) }))
    .map(({ processId, members }) => ({
      processId,
      label: texts.parts.process(
        processId,
        members.find(({ thread }) => thread.processName)?.thread.processName ?? null,
      ),
      threads: members.map((member) => member.named).sort((a, b) => (b.whole ?? -1) - (a.whole ?? -1)),
      whole: wholeOfThreads(
        run,
        members.map((member) => member.named.index),
        measure,
      ),
    }))
    .sort((a, b) => b.whole - a.whole);
}

/** What is chosen, in a few words: a thread's name, a process, or how many there are. */
export function chosenInWords(run: Run, chosen: readonly number[] | null): string {
  const groups = threadGroups(run, "");
  const all = groups.flatMap(({ threads }) => threads);
  if (chosen === null) return texts.parts.all(all.length);
  const [first] = all.filter(({ index }) => chosen.includes(index));
  if (chosen.length === 1 && first !== undefined) return first.label;
  const process = wholeProcess(groups, chosen);
  return process === null ? texts.parts.some(chosen.length, all.length) : process.label;
}

/** The process whose threads these are, no more and no fewer; null when they are something else. */
export function wholeProcess(groups: readonly ThreadGroup[], chosen: readonly number[]): ThreadGroup | null {
  if (groups.length < 2) return null;
  const fits = ({ threads }: ThreadGroup): boolean =>
    threads.length === chosen.length && threads.every(({ index }) => chosen.includes(index));
  return groups.find(fits) ?? null;
}

function namedThread({ index, threadId, measures }: RunThread, label: string, measure: string): NamedThread {
  return { index, label, threadId, whole: measures.find(({ name }) => name === measure)?.whole ?? null };
}
