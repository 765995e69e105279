/** The profilers that a program can be recorded with. */
export type ProfilerName = "cprofile" | "node" | "py-spy";

export const profilerNames: readonly ProfilerName[] = ["cprofile", "node", "py-spy"];

/** What to run, and where its profile goes. */
export interface RecordProgramRequest {
  /** The program and its arguments; never read by a shell. */
  readonly argv: readonly [string, ...string[]] | readonly string[];
  /** Absolute: where the program runs. */
  readonly folder: string;
  readonly profiler: ProfilerName;
  /** Absolute; made when it isn't there. Each recording has a folder of its own. */
  readonly outputFolder: string;
  readonly onOutput: (stream: "stdout" | "stderr", text: string) => void;
  /** Ends the program early; what it measured so far is kept. */
  readonly signal: AbortSignal;
  /** `inherit` hands over the caller's own input; nothing when left out. */
  readonly stdin?: "inherit" | "ignore";
  /** Milliseconds that an aborted program gets to write its profile, in each of three attempts; 3,000 when left out. */
  readonly patience?: number;
}

/** A file that a profiler wrote. */
export interface RecordedFile {
  /** Absolute. */
  readonly path: string;
  /** Whose it is, where a program started several; null for the one program. */
  readonly process: {
    readonly id: string;
    /** The number of its thread, 0 for the main one; null for what is of the process, as V8's coverage doesn't say. */
    readonly thread: string | null;
    /** The script that it ran, without its folder; null when the file doesn't say. */
    readonly name: string | null;
  } | null;
}

/** A program that has run. */
export interface Recording {
  /** Profiles, those that worked most first; then V8's coverage of the same processes. Empty when nothing was written. */
  readonly files: readonly RecordedFile[];
  /** What the program printed, both streams in the order in which it came. */
  readonly outputFile: string;
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly aborted: boolean;
  /** Nanoseconds from start to end of the process, the profiler's own work included. */
  readonly wallTime: number;
  /** Bytes of the largest process at its peak; null when unknown. */
  readonly peakMemory: number | null;
  readonly profiler: ProfilerName;
  /** As it was asked for, without what the profiler adds. */
  readonly command: readonly string[];
  /** Of the folder's Git work tree when the program was started; null when unknown. */
  readonly commit: string | null;
  /** True when tracked files had changes; null when unknown. */
  readonly dirty: boolean | null;
}

/** How one profiler runs one program: made before it starts, asked again when it has ended. */
export interface RecordingPlan {
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** The profiles that were written; none when the program ended before. */
  collect(): Promise<readonly RecordedFile[]>;
  /** Bytes, as the program itself noted them when it ended; null when it didn't. */
  peakMemory(): Promise<number | null>;
  /** Asks a program that doesn't heed an interrupt to end; false when this profiler knows no such way. */
  endBusy(pid: number, recentErrors: () => string): Promise<boolean>;
}
