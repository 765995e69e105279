/** What names a thread; null where the format doesn't say. */
interface NamedThread {
  readonly name: string;
  readonly processId: string | null;
  readonly threadId: string | null;
}

/** A thread's name on screen, for each: as short as it may be and still be told apart from the others of the run. */
export function threadLabels(threads: readonly NamedThread[]): string[] {
  const spellings = [({ name }: NamedThread) => name, withThread, withProcess].map((spelled) => threads.map(spelled));
  return threads.map(
    (thread, at) => spellings.find((labels) => isOnce(labels, at))?.[at] ?? `${withProcess(thread)} #${at + 1}`,
  );
}

/** The number is left out where the name has it: `Thread 5726`. */
function withThread({ name, threadId }: NamedThread): string {
  return threadId === null || name.includes(threadId) ? name : `${name} (${threadId})`;
}

function withProcess({ name, processId, threadId }: NamedThread): string {
  const ids = [processId, threadId].filter((id) => id !== null);
  return ids.length === 0 ? name : `${name} (${ids.join(":")})`;
}

function isOnce(labels: readonly string[], at: number): boolean {
  return labels.indexOf(labels[at]!) === at && labels.lastIndexOf(labels[at]!) === at;
}
