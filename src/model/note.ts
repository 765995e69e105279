import type { FunctionId } from "./ids.ts";

/** What finds a function again after the code was edited. */
export interface NoteAnchor {
  readonly functionId: FunctionId;
  /** Relative to the project. */
  readonly file: string | null;
  readonly qualifiedName: string;
  /** The body's fingerprint when the note was last attached; null for external functions. */
  readonly fingerprint: string | null;
}

/** A person's text on a function: one small text file in `.callsketch/notes/`. */
export interface Note {
  /** The name of its file without ending: letters, digits and dashes. */
  readonly id: string;
  readonly anchor: NoteAnchor;
  /** Markdown; empty when there is only a complexity note. */
  readonly text: string;
  /** `O(forms x checks)`; null when none. */
  readonly complexity: string | null;
  /** ISO 8601. */
  readonly updatedAt: string;
}

/** A note met with the code as it is now. */
export interface AttachedNote extends Note {
  /** `attached`: same name; `moved`: found by fingerprint elsewhere; `changed`: same name, other body; `orphan`: not found. */
  readonly state: "attached" | "moved" | "changed" | "orphan";
  /** Where it is now; null for an orphan. */
  readonly functionId: FunctionId | null;
}
