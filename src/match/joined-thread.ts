import type { ImportedThread } from "#model/imported-profile.ts";
import type { FrameMatch } from "#model/match.ts";

/** A thread that has the measure, with its frames as functions. */
export interface JoinedThread {
  readonly thread: ImportedThread;
  readonly matches: readonly FrameMatch[];
  /** Position of the measure among the thread's own. */
  readonly measure: number;
  /** Index of each frame's function. */
  readonly functions: readonly number[];
  readonly folded: readonly boolean[];
}
