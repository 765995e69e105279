import { NotebookPen, Trash2 } from "lucide-react";
import type { FunctionId } from "#model/ids.ts";
import type { AttachedNote } from "#model/note.ts";
import { callId, openFunction, showCall } from "../app/actions/navigate.ts";
import { deleteNote, reanchorNote } from "../app/actions/notes.ts";
import { selectedRow } from "../app/commands/function-commands.ts";
import { type State, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { Button, IconButton } from "../widgets/button.tsx";
import { EmptyState } from "../widgets/empty-state.tsx";
import { TrailList } from "./trail-list.tsx";

const { notes: words } = texts;

/** The reading trails, then every note of the project; those whose function is gone stand last, with the way to attach them again. */
export function NotesPanel() {
  const notes = useStore((state) => state.notes);
  const orphans = notes.filter(({ state }) => state === "orphan");
  if (notes.length === 0) {
    return (
      <div className="side-content">
        <TrailList />
        <EmptyState icon={NotebookPen} title={words.empty} hint={words.emptyHint} />
      </div>
    );
  }
  return (
    <div className="side-content">
      <TrailList />
      <h2 className="list-section">{texts.side.notes}</h2>
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
  const chosen = useStore(({ place }) => place.edge === edgeOf(note) && place.selected === note.functionId);
  const name = useStore((state) => nameOf(state, note));
  return (
    <li className={`entry ${chosen ? "chosen" : ""}`}>
      <button type="button" className="entry-main" onClick={() => open(note)} disabled={note.state === "orphan"}>
        <span className="line">
          <span className="elide name" title={fullName(note)}>
            {name}
          </span>
          {note.state === "changed" && <span className="badge stale">{words.changed}</span>}
          {note.state === "moved" && <span className="badge">{words.moved}</span>}
          {note.complexity !== null && <span className="badge note">{note.complexity}</span>}
        </span>
        <span className="line small muted">
          <span className="elide">{firstLine(note.text) || fullName(note)}</span>
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

function open({ functionId, call }: AttachedNote): void {
  if (functionId !== null) openFunction(functionId);
  else if (call !== null) showCall(call.caller, call.callee);
}

/** What a note on a call selects in the picture; null for a note on a function. */
function edgeOf({ call }: AttachedNote): string | null {
  return call === null ? null : callId(call.caller, call.callee);
}

function nameOf(state: State, { anchor, callee, functionId, call }: AttachedNote): string {
  const name = (id: FunctionId | null, full: string): string =>
    (id === null ? undefined : state.functionById.get(id)?.name) ?? lastPart(full);
  if (callee === null) return name(functionId, anchor.qualifiedName);
  return texts.flow.call(
    name(call?.caller ?? null, anchor.qualifiedName),
    name(call?.callee ?? null, callee.qualifiedName),
  );
}

function fullName({ anchor, callee }: AttachedNote): string {
  return callee === null ? anchor.qualifiedName : texts.flow.call(anchor.qualifiedName, callee.qualifiedName);
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
