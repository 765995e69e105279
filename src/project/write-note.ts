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

/** Writes, replaces or (text empty) removes the note of a call. @throws ProblemError when one of its ends doesn't exist */
export function writeCallNote(
  project: Project,
  notes: NotesStore,
  { caller, callee }: { readonly caller: FunctionId; readonly callee: FunctionId },
  text: string,
): void {
  const known = attachedNotes(project, notes).find(({ call }) => call?.caller === caller && call.callee === callee);
  notes.save({
    id: known?.id ?? null,
    anchor: anchorOf(project, caller),
    callee: anchorOf(project, callee),
    text,
    complexity: null,
  });
}

/** Attaches a note, usually an orphan, to another function; of a note on a call, the end that is gone, else the callee. */
export function reanchorNote(project: Project, notes: NotesStore, noteId: string, to: FunctionId): void {
  const note = notes.list().find((one) => one.id === noteId);
  if (note === undefined) throw new ProblemError(`There is no note "${noteId}".`, "List them with `callsketch notes`.");
  const { callee } = note;
  const known = loadGraph(project).functions;
  const movesCaller = callee === null || !known.has(note.anchor.functionId);
  notes.save({
    ...note,
    anchor: movesCaller ? anchorOf(project, to) : note.anchor,
    callee: movesCaller ? callee : anchorOf(project, to),
  });
}

/** What finds this function again after the code was edited. @throws ProblemError when it doesn't exist */
export function anchorOf(project: Project, id: FunctionId): NoteAnchor {
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
