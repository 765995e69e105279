import type { Run } from "./run.ts";

/**
 * The threads of another run that correspond to these: those of the same names. Null when they can't be told: a name that
 * the other run doesn't have, or one of which only some threads were chosen.
 */
export function counterpartThreads(run: Run, threads: readonly number[], other: Run): readonly number[] | null {
  const names = new Set(threads.map((index) => run.threads.find((thread) => thread.index === index)?.name));
  const isPartial = run.threads.some(({ name, index }) => names.has(name) && !threads.includes(index));
  const found = other.threads.filter(({ name }) => names.has(name));
  const isMissing = [...names].some((name) => !found.some((thread) => thread.name === name));
  return isPartial || isMissing ? null : found.map(({ index }) => index);
}
