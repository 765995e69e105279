import type { NotesStore } from "#board/open-notes.ts";
import type { FunctionId } from "#model/ids.ts";
import type { NoteAnchor } from "#model/note.ts";
import { ProblemError } from "#model/problem.ts";
import { attachedNotes } from "./annotations.ts";
import { loadGraph } from "./load-graph.ts";
import type { Project } from "./open-project.ts";

/** Writes, replaces or (text empty and complexity null) removes the note of a function. @throws ProblemError when it doesn't exist */
export function writeNote(
  project: Project,
  notes: NotesStore,
  id: FunctionId,
  content: { readonly text: string; readonly complexity: string | null },
): void {
  const complexity = content.complexity?.trim();
  notes.save({
    id: attachedNotes(project, notes).find((note) => note.functionId === id)?.id ?? null,
    anchor: anchorOf(project, id),
    text: content.text,
    complexity: complexity === undefined || complexity === "" ? null : complexity,
  });
}

/** Attaches a note, usually an orphan, to another function. */
export function reanchorNote(project: Project, notes: NotesStore, noteId: string, to: FunctionId): void {
  const note = notes.list().find((one) => one.id === noteId);
  if (note === undefined) throw new ProblemError(`There is no note "${noteId}".`, "List them with `callsketch notes`.");
  notes.save({ id: note.id, anchor: anchorOf(project, to), text: note.text, complexity: note.complexity });
}

function anchorOf(project: Project, id: FunctionId): NoteAnchor {
  const found = loadGraph(project).functions.get(id);
  if (found !== undefined) {
    return { functionId: id, file: found.file, qualifiedName: found.qualifiedName, fingerprint: found.fingerprint };
  }
  if (id.startsWith("external:") || id.startsWith("frame:")) {
    const name = id.slice(id.indexOf(":") + 1);
    return { functionId: id, file: null, qualifiedName: name, fingerprint: null };
  }
  throw new ProblemError(
    `The function ${id} isn't in the project any more.`,
    "Refresh the index and choose another one.",
  );
}
