import { join } from "node:path";
import { attachNotes } from "#board/attach-notes.ts";
import { type NotesStore, openNotes } from "#board/open-notes.ts";
import type { AttachedNote } from "#model/note.ts";
import { loadGraph } from "./load-graph.ts";
import type { Project } from "./open-project.ts";

/** The notes of a project with their undo history, which lasts as long as the project is open. */
export function notesOf(project: Project): NotesStore {
  return openNotes(join(project.storeFolder, "notes"));
}

/** Notes met with the code as it is indexed now. */
export function attachedNotes(project: Project, notes: NotesStore): readonly AttachedNote[] {
  return attachNotes(notes.list(), loadGraph(project).graph.functions);
}
