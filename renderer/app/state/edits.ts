/** Something a person changed and may take back: a note, a card's place, a deleted run. */
export interface Edit {
  /** What was done, for the toast: `Moved parse`. */
  readonly label: string;
  readonly undo: () => void | Promise<void>;
  readonly redo: () => void | Promise<void>;
}

/** Undo and redo of edits, apart from back and forward. */
export interface EditsState {
  readonly done: readonly Edit[];
  readonly undone: readonly Edit[];
}

/** Nothing to undo, nothing to redo. */
export const noEdits: EditsState = { done: [], undone: [] };
