import { many } from "./many.ts";

/** What a run consists of, and which part of it is shown. */
export const runTexts = {
  parts: {
    label: "Part of the run",
    pickerName: "Threads",
    search: "Filter by name or number",
    none: "No thread of this name.",
    all: (count: number): string => `All ${count} threads`,
    some: (count: number, all: number): string => `${count} of ${all} threads`,
    process: (id: string | null, name: string | null): string =>
      id === null ? (name ?? "Process not named") : name === null ? `Process ${id}` : `${name} (${id})`,
    only: "only",
    onlyThis: (name: string): string => `Show only ${name}`,
    more: (count: number): string => `${many(count, "more thread", "more threads")}: narrow the list by a name`,
    threadCrumb: (name: string): string => `thread: ${name}`,
    threadsCrumb: (first: string, others: number): string =>
      others === 0 ? `thread: ${first}` : `threads: ${first} and ${others} more`,
    processCrumb: (name: string): string => `process: ${name}`,
    compareWhole: "The comparison is of the whole runs.",
    compareAllThreads: "The comparison is of all threads: the base has none of these names.",
    inOrder: "Thread",
    choose: "Choose the threads",
    everyThread: "Show all threads together",
    chooseMeasure: "Choose the measure",
    showMeasure: (name: string): string => `Measure: ${name}`,
  },
};
