import type { Cost, Count, Measure } from "./measure.ts";

/** A function as the profiler named it. */
export interface ProfileFrame {
  /** As the profiler names it: `fib`, `Class.method` where it knows the class, `<built-in method builtins.len>`. */
  readonly name: string;
  /** As recorded: relative, absolute, `file:///`, `~`... ; null when the profiler gives none. */
  readonly file: string | null;
  /** The line that identifies the function; 1-based; null when unknown. See `lineKind`. */
  readonly line: number | null;
  /** 1-based; null when unknown. */
  readonly column: number | null;
  /** `definition`: where the function starts (or its first decorator); `executing`: some line inside its body. */
  readonly lineKind: "definition" | "executing";
  /** The class or module where the tool gives it apart from the name. */
  readonly owner?: string;
  /** UTF-16 offsets of the whole function, where coverage gives them. */
  readonly startOffset?: number;
  readonly endOffset?: number;
  /** True when the profiler itself says that it is no code of the user: builtins, `(garbage collector)`, `node:` modules. */
  readonly external: boolean;
  /** All calls, recursive ones included. Null when the profiler samples, since samples can't be counted as calls. */
  readonly calls: Count | null;
  /** Calls that were not recursive. Null when unknown. */
  readonly primitiveCalls: Count | null;
  /** One for each measure of the run, in their order. */
  readonly costs: readonly Cost[];
  /** Self cost by executing line, for the source view: one array of costs per line, in the order of the measures. */
  readonly lines?: readonly { readonly line: number; readonly self: readonly number[] }[];
}

/** A call that was measured: from one frame to another. Indexes into the run's frames. */
export interface ProfileEdge {
  readonly caller: number;
  readonly callee: number;
  readonly calls: Count | null;
  /** Calls that were not recursive, where the format says so. */
  readonly primitiveCalls?: Count | null;
  readonly costs: readonly Cost[];
}

/**
 * All distinct stacks of a run as one tree in parallel arrays. Node 0 is the root and stands for no frame (frame -1);
 * a parent comes before its children. `self` holds one array for each measure; a node's total is its self plus its children's.
 */
export interface CallTree {
  readonly parents: Int32Array;
  readonly frames: Int32Array;
  readonly self: readonly Float64Array[];
}

/** Samples in order of time, where the format keeps it. */
export interface SampleTimeline {
  /** True when the format doesn't say when this thread of several began: its times count from its own first sample. */
  readonly hasOwnZero?: boolean;
  /**
   * Where the times count from, in nanoseconds of a clock that the file's threads share; left out where they don't.
   * Importers give it; `readProfile` takes it out when it gives all threads one zero.
   */
  readonly origin?: number;
  /** Nanoseconds since the start of the run, ascending. */
  readonly times: Float64Array;
  /** The node of the call tree that was on top from this time on. */
  readonly nodes: Int32Array;
  /** Nanoseconds since the start at which the last sample ends. */
  readonly end: number;
}

/** What one thread, process or sample type of a profile says. */
export interface ImportedThread {
  /** `MainThread`, `Thread 30391`; the file's name when it doesn't say. */
  readonly name: string;
  readonly processId: string | null;
  /** What the process is called, where the format says so. */
  readonly processName?: string | null;
  readonly threadId: string | null;
  readonly measures: readonly Measure[];
  /** True when the format keeps whole stacks, so that a call tree is measured and not reconstructed. */
  readonly hasStacks: boolean;
  /** True when calls are counted exactly. */
  readonly hasCalls: boolean;
  readonly frames: readonly ProfileFrame[];
  readonly edges: readonly ProfileEdge[];
  /** Null when the format has no stacks (pstats, callgrind). */
  readonly tree: CallTree | null;
  /** Null when the format doesn't keep the order in time. */
  readonly timeline: SampleTimeline | null;
}

/** A profile file as read, before it meets a project. */
export interface ImportedProfile {
  /** `pstats`, `cpuprofile`, `collapsed`...: the format's own name. */
  readonly format: string;
  /** What wrote it, as far as the file tells: `cProfile`, `py-spy 0.4.2`; null when it doesn't. */
  readonly producer: string | null;
  /** The file's name without folder. */
  readonly file: string;
  readonly threads: readonly ImportedThread[];
  /** What was passed over, and why; `lines` is 0 and `reason` null when nothing was. */
  readonly skipped: { readonly lines: number; readonly reason: string | null };
  /** Run parameters that the file carries ("Foo Scale (foo count): 1500"). */
  readonly parameters?: Readonly<Record<string, string>>;
}
