import { NotebookPen, Trash2 } from "lucide-react";
import type { FunctionId } from "#model/ids.ts";
import type { AttachedNote } from "#model/note.ts";
import { openFunction } from "../app/actions/navigate.ts";
import { deleteNote, reanchorNote } from "../app/actions/notes.ts";
import { selectedRow } from "../app/commands/function-commands.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { Button, IconButton } from "../widgets/button.tsx";
import { EmptyState } from "../widgets/empty-state.tsx";

const { notes: words } = texts;

/** Every note of the project; those whose function is gone stand last, with the way to attach them again. */
export function NotesPanel() {
  const notes = useStore((state) => state.notes);
  const orphans = notes.filter(({ state }) => state === "orphan");
  if (notes.length === 0) return <EmptyState icon={NotebookPen} title={words.empty} hint={words.emptyHint} />;
  return (
    <div className="side-content">
      <ul className="plain-list scrolls" aria-label={texts.side.notes} data-testid="note-list">
        {notes
          .filter(({ state }) => state !== "orphan")
          .map((note) => (
            <NoteItem key={note.id} note={note} />
          ))}
        {orphans.length > 0 && (
          <li className="list-section">
            <h3>{words.orphans}</h3>
            <p className="muted small">{words.orphanLine}</p>
          </li>
        )}
        {orphans.map((note) => (
          <NoteItem key={note.id} note={note} />
        ))}
      </ul>
    </div>
  );
}

function NoteItem({ note }: { readonly note: AttachedNote }) {
  const chosen = useStore((state) => state.place.selected !== null && state.place.selected === note.functionId);
  const name = useStore((state) => note.functionId && state.functionById.get(note.functionId)?.name);
  return (
    <li className={`entry ${chosen ? "chosen" : ""}`}>
      <button
        type="button"
        className="entry-main"
        onClick={() => open(note.functionId)}
        disabled={note.functionId === null}
      >
        <span className="line">
          <span className="elide name" title={note.anchor.qualifiedName}>
            {name ?? lastPart(note.anchor.qualifiedName)}
          </span>
          {note.state === "changed" && <span className="badge stale">{words.changed}</span>}
          {note.state === "moved" && <span className="badge">{words.moved}</span>}
          {note.complexity !== null && <span className="badge note">{note.complexity}</span>}
        </span>
        <span className="line small muted">
          <span className="elide">{firstLine(note.text) || note.anchor.qualifiedName}</span>
        </span>
      </button>
      {note.state === "orphan" && <AttachButton note={note} />}
      <IconButton label={words.delete} onClick={() => void deleteNote(note)}>
        <Trash2 aria-hidden />
      </IconButton>
    </li>
  );
}

function AttachButton({ note }: { readonly note: AttachedNote }) {
  const row = useStore(selectedRow);
  if (row === null) return null;
  return <Button onClick={() => void reanchorNote(note, row.id)}>{words.attach(row.name)}</Button>;
}

function open(id: FunctionId | null): void {
  if (id !== null) openFunction(id);
}

function firstLine(text: string): string {
  return (
    text
      .split("\n")
      .find((line) => line.trim() !== "")
      ?.replace(/^#+\s*/, "") ?? ""
  );
}

/** `Class.method` of `pkg.mod.Class.method` can't be told apart from its module, so only the last name is sure. */
function lastPart(qualifiedName: string): string {
  return qualifiedName.split(/[:.]/).at(-1) || qualifiedName;
}
