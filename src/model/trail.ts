import type { FunctionId } from "./ids.ts";
import type { AttachedNote, NoteAnchor } from "./note.ts";

/** A function on the way, with what a person has to say there. */
export interface TrailStep {
  readonly anchor: NoteAnchor;
  /** Markdown; empty when there is nothing to say. */
  readonly text: string;
}

/** An ordered path through calls, for somebody who reads: a text file in `.callsketch/trails/`. */
export interface Trail {
  readonly name: string;
  readonly steps: readonly TrailStep[];
  /** ISO 8601. */
  readonly updatedAt: string;
}

/** A step met with the code as it is now. */
export interface AttachedStep extends TrailStep {
  readonly state: AttachedNote["state"];
  /** Null for an orphan. */
  readonly functionId: FunctionId | null;
  /** `Class.method`, or the end of its qualified name when it is gone. */
  readonly name: string;
  /** Where the function stands now; null for an orphan and outside the project. */
  readonly file: string | null;
  readonly line: number | null;
  /** How the step before leads here: where it calls this function; null when it doesn't, and for the first step. */
  readonly call: { readonly line: number; readonly isCertain: boolean } | null;
}

/** A trail met with the code as it is now. */
export interface AttachedTrail extends Trail {
  readonly steps: readonly AttachedStep[];
}
