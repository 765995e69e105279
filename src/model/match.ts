import type { FunctionId } from "./ids.ts";
import type { MatchKind } from "./measured-graph.ts";

/** What became of one frame of a run. */
export interface FrameMatch {
  /** Index into the run's frames. */
  readonly frame: number;
  readonly functionId: FunctionId;
  readonly kind: MatchKind;
  /** Why it is unmatched or a tie, as a sentence; null when it matched. */
  readonly reason: string | null;
}

/** A path as recorded and what it is in the project: `/app/` to `src/`. Both end in `/` or are empty. */
export interface PathMapping {
  readonly from: string;
  readonly to: string;
}

/** How well a run met the project. Shares are of the first measure's self cost, 0 to 1; null when that sum is 0. */
export interface MatchReport {
  readonly project: number | null;
  readonly external: number | null;
  readonly unmatched: number | null;
  /** Share of the self cost in files that are indexed which found its function. */
  readonly matchedInIndexedFiles: number | null;
  readonly mappings: readonly PathMapping[];
  readonly heaviestUnmatched: readonly {
    readonly name: string;
    readonly file: string | null;
    readonly line: number | null;
    readonly self: number;
    readonly reason: string;
  }[];
}
