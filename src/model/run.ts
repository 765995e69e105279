import type { RunId } from "./ids.ts";
import type { Measure } from "./measure.ts";

/** How a run was made: kept so that it can be made again. */
export interface RunCommand {
  /** The program and its arguments, as given; never a shell line. */
  readonly argv: readonly string[];
  /** Relative to the project; "" is the project itself. */
  readonly folder: string;
  readonly profiler: string;
}

/** Another run of the same command whose numbers are shown on a run's functions. */
export interface FusedRun {
  readonly id: RunId;
  readonly label: string;
  /** What wrote it: `cProfile`; the name of its format when it doesn't say. */
  readonly producer: string;
  /** True when exact numbers of calls are taken from it. */
  readonly calls: boolean;
  /** Names of the measures that are taken from it. */
  readonly measures: readonly string[];
}

/** One measured execution: imported or recorded. */
export interface Run {
  readonly id: RunId;
  /** What a person calls it; unique in the project. */
  readonly label: string;
  /** ISO 8601, when it was imported or recorded. */
  readonly createdAt: string;
  readonly format: string;
  readonly producer: string | null;
  /** The file's name without folder. */
  readonly file: string;
  /** In the order given: `{"foo count": "1500"}`. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Null for an imported run. */
  readonly command: RunCommand | null;
  /** Null when unknown: an imported run, or no Git. */
  readonly commit: string | null;
  /** True when the work tree had changes; null when unknown. */
  readonly dirty: boolean | null;
  readonly exitCode: number | null;
  /** Wall time of the whole process in nanoseconds; null when unknown. */
  readonly wallTime: number | null;
  /** Bytes; null when unknown. */
  readonly peakMemory: number | null;
  /** Measures of all threads together, `whole` being their sum; then those of fused runs. */
  readonly measures: readonly Measure[];
  readonly hasStacks: boolean;
  /** True when calls are counted, by the run itself or by a fused one. */
  readonly hasCalls: boolean;
  readonly threads: readonly RunThread[];
  readonly skipped: { readonly lines: number; readonly reason: string | null };
  readonly fused: readonly FusedRun[];
}

export interface RunThread {
  /** Position in the run, from 0. */
  readonly index: number;
  readonly name: string;
  /** Null where the format doesn't say. */
  readonly processId: string | null;
  /** What the process is called, where the format says so. */
  readonly processName: string | null;
  readonly threadId: string | null;
  /** Empty for one that counts calls alone: coverage beside a sampled profile. */
  readonly measures: readonly Measure[];
}

/** How much a run's profile held, its threads together. */
export interface RunContents {
  readonly functions: number;
  /** Functions for which the profiler names no file. */
  readonly withoutFile: number;
  /** Functions with costs by line; one of several threads counts in each. */
  readonly withLines: number;
  /** Pairs of caller and callee, each thread for itself. */
  readonly calls: number;
  /** Distinct stacks; null when the format keeps none. */
  readonly stacks: number | null;
  /** Samples or events in order of time; null when the format keeps sums alone. */
  readonly samples: number | null;
  readonly timedThreads: number;
}
