import type { AttachedNote } from "#model/note.ts";
import { attachedNotes } from "../annotations.ts";
import { boardDrifts, boardsOf, saveBoard } from "../boards.ts";
import { presetsOf } from "../presets.ts";
import { sceneInPicture } from "../scene-in-picture.ts";
import { attachedTrails, saveTrail, trailsOf } from "../trails.ts";
import { reanchorNote, writeCallNote, writeNote } from "../write-note.ts";
import type { Handlers } from "./handlers.ts";
import type { EngineSession } from "./session.ts";

/** Notes with their undo, reading trails, boards with the pictures they were exported to, and filter presets. */
export function noteRequests(session: EngineSession) {
  const notes = (): readonly AttachedNote[] => attachedNotes(session.project, session.open.notes);
  return {
    notes,
    saveNote(id, text, complexity) {
      writeNote(session.project, session.open.notes, id, { text, complexity });
      return notes();
    },
    saveCallNote(caller, callee, text) {
      writeCallNote(session.project, session.open.notes, { caller, callee }, text);
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
      saveBoard(session.project, board);
      return boardsOf(session.project).list();
    },
    boardDrifts: () => boardDrifts(session.project),
    deleteBoard(name) {
      boardsOf(session.project).remove(name);
      return boardsOf(session.project).list();
    },
    trails: () => attachedTrails(session.project),
    saveTrail(trail) {
      saveTrail(session.project, trail);
      return attachedTrails(session.project);
    },
    renameTrail(from, to) {
      trailsOf(session.project).rename(from, to);
      return attachedTrails(session.project);
    },
    deleteTrail(name) {
      trailsOf(session.project).remove(name);
      return attachedTrails(session.project);
    },
    presets: () => presetsOf(session.project).list(),
    savePreset(preset) {
      presetsOf(session.project).save(preset);
      return presetsOf(session.project).list();
    },
    renamePreset(from, to) {
      presetsOf(session.project).rename(from, to);
      return presetsOf(session.project).list();
    },
    deletePreset(name) {
      presetsOf(session.project).remove(name);
      return presetsOf(session.project).list();
    },
    sceneInPicture: (fileName, base64) => sceneInPicture(Buffer.from(base64, "base64"), fileName),
  } satisfies Partial<Handlers>;
}
