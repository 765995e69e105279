import type { AttachedNote } from "#model/note.ts";
import { attachedNotes } from "../annotations.ts";
import { boardsOf } from "../boards.ts";
import { reanchorNote, writeNote } from "../write-note.ts";
import type { Handlers } from "./handlers.ts";
import type { EngineSession } from "./session.ts";

/** Notes with their undo, and boards. */
export function noteRequests(session: EngineSession) {
  const notes = (): readonly AttachedNote[] => attachedNotes(session.project, session.open.notes);
  return {
    notes,
    saveNote(id, text, complexity) {
      writeNote(session.project, session.open.notes, id, { text, complexity });
      return notes();
    },
    reanchorNote(noteId, to) {
      reanchorNote(session.project, session.open.notes, noteId, to);
      return notes();
    },
    deleteNote(noteId) {
      session.open.notes.remove(noteId);
      return notes();
    },
    undoNotes() {
      session.open.notes.undo();
      return notes();
    },
    redoNotes() {
      session.open.notes.redo();
      return notes();
    },
    boards: () => boardsOf(session.project).list(),
    saveBoard(board) {
      boardsOf(session.project).save(board);
      return boardsOf(session.project).list();
    },
    deleteBoard(name) {
      boardsOf(session.project).remove(name);
      return boardsOf(session.project).list();
    },
  } satisfies Partial<Handlers>;
}
