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

/** A person's text on a function or on a call: one small text file in `.callsketch/notes/`. */
export interface Note {
  /** The name of its file without ending: letters, digits and dashes. */
  readonly id: string;
  /** The function; the caller where the note is on a call. */
  readonly anchor: NoteAnchor;
  /** The function that is called; null for a note on a function. */
  readonly callee: NoteAnchor | null;
  /** Markdown; empty when there is only a complexity note. */
  readonly text: string;
  /** `O(forms x checks)`; null when none. */
  readonly complexity: string | null;
  /** ISO 8601. */
  readonly updatedAt: string;
}

/** A note met with the code as it is now. A note on a call is as sure as the less sure of its ends. */
export interface AttachedNote extends Note {
  /** `attached`: same name; `moved`: found by fingerprint elsewhere; `changed`: same name, other body; `orphan`: not found. */
  readonly state: "attached" | "moved" | "changed" | "orphan";
  /** Where it is now; null for an orphan, and for a note on a call. */
  readonly functionId: FunctionId | null;
  /** The call where it is now; null for an orphan, and for a note on a function. */
  readonly call: { readonly caller: FunctionId; readonly callee: FunctionId } | null;
}
