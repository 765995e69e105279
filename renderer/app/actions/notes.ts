import type { Answer } from "#contract/requests.ts";
import type { FunctionId } from "#model/ids.ts";
import type { AttachedNote } from "#model/note.ts";
import { ask } from "../../engine/ask.ts";
import { texts } from "../texts.ts";
import { didEdit, undoEdit } from "./edit.ts";
import { showNotes } from "./refresh-lists.ts";
import { say, sayProblem } from "./toasts.ts";

/** Writes the note of a function; empty text and null remove it. False when the engine refused. */
export async function saveNote(
  id: FunctionId,
  name: string,
  text: string,
  complexity: string | null,
): Promise<boolean> {
  return change(await ask("saveNote", id, text, complexity), texts.edits.note(name));
}

/** Writes the note of a call; empty text removes it. False when the engine refused. */
export async function saveCallNote(
  caller: FunctionId,
  callee: FunctionId,
  name: string,
  text: string,
): Promise<boolean> {
  return change(await ask("saveCallNote", caller, callee, text), texts.edits.note(name));
}

/** Deletes a note; a message and undo bring it back. */
export async function deleteNote(note: AttachedNote): Promise<void> {
  const ends = [note.anchor, note.callee].flatMap((end) => end?.qualifiedName ?? []);
  const name = ends.join(" → ");
  const deleted = await change(await ask("deleteNote", note.id), texts.edits.deleteNote(name));
  if (deleted) say(texts.notes.deleted(name), { label: texts.edits.undo, run: () => void undoEdit() });
}

/** Attaches an orphan to another function. */
export async function reanchorNote(note: AttachedNote, to: FunctionId): Promise<void> {
  await change(await ask("reanchorNote", note.id, to), texts.edits.reanchor(note.anchor.qualifiedName));
}

async function change(answer: Answer<readonly AttachedNote[]>, label: string): Promise<boolean> {
  if (!answer.ok) {
    sayProblem(answer.problem);
    return false;
  }
  showNotes(answer.value);
  didEdit({ label, undo: async () => take(await ask("undoNotes")), redo: async () => take(await ask("redoNotes")) });
  return true;
}

function take(answer: Answer<readonly AttachedNote[]>): void {
  if (answer.ok) showNotes(answer.value);
  else sayProblem(answer.problem);
}
