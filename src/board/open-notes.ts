import path from "node:path";
import type { FunctionId } from "#model/ids.ts";
import type { Note, NoteAnchor } from "#model/note.ts";
import { ProblemError } from "#model/problem.ts";
import type { UnreadableFile } from "#model/source-graph.ts";
import { fileEdits } from "./file-edits.ts";
import { fileSlug } from "./file-slug.ts";
import { type NoteFile, noteFileText, readNoteFile } from "./note-file.ts";
import { readTextFolder } from "./text-folder.ts";

/** What a person wrote about a function or a call. */
export interface NoteEdit {
  /** The note to change; null writes the one of this function or call, or a new one. */
  readonly id: string | null;
  readonly anchor: NoteAnchor;
  /** The function that is called, for a note on a call. */
  readonly callee?: NoteAnchor | null;
  /** Empty text without complexity removes the note. */
  readonly text: string;
  readonly complexity: string | null;
}

/** The notes of a project, read from their folder each time, since Git and editors change it too. */
export interface NotesStore {
  /** In order of file name. */
  list(): readonly Note[];
  /** Files that are no notes as they stand; they are never overwritten. */
  unreadable(): readonly UnreadableFile[];
  /** Once it returns the note is on disk. Null when it was removed because it became empty. */
  save(edit: NoteEdit): Note | null;
  /** Removes a note; nothing happens when there is none of this id. */
  remove(id: string): void;
  /** Takes back the last edit made through this store. False when there is none. */
  undo(): boolean;
  redo(): boolean;
}

/** @param folder `.callsketch/notes` of the project; it is made by the first note */
export function openNotes(folder: string): NotesStore {
  const edits = fileEdits();
  const read = () => readTextFolder(folder, ".md", readNoteFile);
  const fileOf = (id: string) => path.join(folder, `${id}.md`);
  return {
    list: () => read().items.map(({ note }) => note),
    unreadable: () => read().unreadable,
    save: (edit) => {
      const { items, unreadable } = read();
      const existing = items.find(({ note }) => isSubject(note, edit));
      if (edit.text.trim() === "" && edit.complexity === null) {
        if (existing !== undefined) edits.apply(fileOf(existing.note.id), null);
        return null;
      }
      const id =
        existing?.note.id ??
        freeId(edit, [...items.map(({ note }) => `${note.id}.md`), ...unreadable.map(({ file }) => file)]);
      const time = new Date();
      const saved: NoteFile = { note: noteOf(id, edit, time), unknownLines: existing?.unknownLines ?? [] };
      edits.apply(fileOf(id), noteFileText(saved), time);
      return saved.note;
    },
    remove: (id) => {
      if (read().items.some(({ note }) => note.id === id)) edits.apply(fileOf(id), null);
    },
    undo: edits.undo,
    redo: edits.redo,
  };
}

function isSubject(note: Note, { id, anchor, callee }: NoteEdit): boolean {
  if (id !== null) return note.id === id;
  return note.anchor.functionId === anchor.functionId && note.callee?.functionId === callee?.functionId;
}

function noteOf(id: string, { anchor, callee = null, text, complexity }: NoteEdit, time: Date): Note {
  return {
    id,
    anchor,
    callee,
    text: text.replace(/\r\n?/g, "\n").trimEnd(),
    complexity,
    updatedAt: time.toISOString(),
  };
}

/** The id of a new note: two people who note the same function meet in the same file. */
function freeId({ id, anchor, callee }: NoteEdit, taken: readonly string[]): string {
  const wanted = id ?? noteId(anchor.functionId, callee?.functionId);
  if (!/^[\w-]+$/.test(wanted))
    throw new ProblemError(`"${wanted}" can't be a note's id.`, "Use letters, digits and dashes.");
  for (let attempt = 1; ; attempt++) {
    const candidate = attempt === 1 ? wanted : `${wanted}-${attempt}`;
    if (!taken.includes(`${candidate}.md`)) return candidate;
  }
}

/** The name of the file that the first note of a function or a call gets, without ending. */
export function noteId(id: FunctionId, callee?: FunctionId): string {
  return fileSlug(callee === undefined ? id : `${id} calls ${callee}`);
}
