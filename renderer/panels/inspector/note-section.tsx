import { Pencil } from "lucide-react";
import { type FormEvent, useEffect, useRef, useState } from "react";
import type { FunctionDetails } from "#contract/answers.ts";
import { saveNote } from "../../app/actions/notes.ts";
import { set, useStore } from "../../app/store.ts";
import { texts } from "../../app/texts.ts";
import { Button } from "../../widgets/button.tsx";
import { MarkdownText } from "../../widgets/markdown-text.tsx";
import { Section } from "./section.tsx";

const { notes: words } = texts;

/** The note of a function: read, or written. */
export function NoteSection({ details }: { readonly details: FunctionDetails }) {
  const editing = useStore((state) => state.editingNote);
  const { note } = details;
  useEffect(() => () => set({ editingNote: false }), []);
  const edit = (): void => set({ editingNote: true });
  return (
    <Section title={words.title} testId="note">
      {editing ? (
        <NoteEditor details={details} />
      ) : note === null ? (
        <Button onClick={edit} data-testid="edit-note">
          <Pencil aria-hidden /> {words.add}
        </Button>
      ) : (
        <>
          {note.complexity !== null && <span className="badge note">{note.complexity}</span>}
          {note.state === "changed" && <span className="badge stale">{words.changed}</span>}
          {note.text !== "" && <MarkdownText text={note.text} />}
          <Button onClick={edit} data-testid="edit-note">
            <Pencil aria-hidden /> {words.edit}
          </Button>
        </>
      )}
    </Section>
  );
}

function NoteEditor({ details: { row, note } }: { readonly details: FunctionDetails }) {
  const [text, setText] = useState(note?.text ?? "");
  const [complexity, setComplexity] = useState(note?.complexity ?? "");
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const close = (): void => set({ editingNote: false });
  const save = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    if (await saveNote(row.id, row.name, text.trim(), complexity.trim() || null)) close();
  };
  return (
    <form
      className="note-editor"
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void save();
        if (event.key === "Escape") event.preventDefault();
      }}
    >
      <label className="field">
        <span>{words.text}</span>
        <textarea
          ref={field}
          className="input"
          value={text}
          onChange={(event) => setText(event.target.value)}
          data-testid="note-text"
        />
      </label>
      <label className="field">
        <span>{words.complexity}</span>
        <input
          className="input code"
          value={complexity}
          placeholder={words.complexityExample}
          spellCheck={false}
          onChange={(event) => setComplexity(event.target.value)}
          data-testid="note-complexity"
        />
      </label>
      <div className="buttons">
        <Button look="primary" type="submit" data-testid="save-note">
          {words.save}
        </Button>
        <Button onClick={close}>{words.cancel}</Button>
      </div>
    </form>
  );
}
