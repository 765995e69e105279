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

/** Parts of a run, from 0 to 1; null when there is nothing to share out. */
export interface MatchShares {
  readonly project: number | null;
  readonly external: number | null;
  readonly unmatched: number | null;
  /** Of what lies in files that are indexed, the part that found its function. */
  readonly matchedInIndexedFiles: number | null;
}

/** What a run did in one library. */
export interface LibraryShare {
  /** `sympy`, `@scope/name`, `Python standard library`, `Node.js`, `built-in functions`, `runtime`. */
  readonly name: string;
  /** Null when neither the recorded path nor the package on this machine tells it. */
  readonly version: string | null;
  /** Part of the whole self cost, and of all calls; null when there is nothing to share out. */
  readonly self: number | null;
  readonly calls: number | null;
  readonly functions: number;
}

/** How well a run met the project. Its own shares are of the first measure's self cost. */
export interface MatchReport extends MatchShares {
  /** The same by numbers of calls; null when the run doesn't count them. */
  readonly calls: MatchShares | null;
  /** Dearest first. */
  readonly libraries: readonly LibraryShare[];
  readonly mappings: readonly PathMapping[];
  readonly heaviestUnmatched: readonly {
    readonly name: string;
    readonly file: string | null;
    readonly line: number | null;
    readonly self: number;
    /** Null when the run doesn't count calls. */
    readonly calls: number | null;
    readonly reason: string;
  }[];
}
