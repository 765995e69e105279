import { Pencil } from "lucide-react";
import { useEffect, useState } from "react";
import type { FunctionDetails } from "#contract/answers.ts";
import type { FunctionId } from "#model/ids.ts";
import type { AttachedNote } from "#model/note.ts";
import { nameOfFunction } from "../../app/actions/calls.ts";
import { saveCallNote, saveNote } from "../../app/actions/notes.ts";
import { set, useStore } from "../../app/store.ts";
import { texts } from "../../app/texts.ts";
import { Button } from "../../widgets/button.tsx";
import { MarkdownText } from "../../widgets/markdown-text.tsx";
import { TextEditor } from "../../widgets/text-editor.tsx";
import { Section } from "./section.tsx";

const { notes: words } = texts;

/** The note of a function: read, or written. */
export function NoteSection({ details: { row, note } }: { readonly details: FunctionDetails }) {
  return (
    <NoteBox note={note} hasComplexity onSave={(text, complexity) => saveNote(row.id, row.name, text, complexity)} />
  );
}

interface CallNoteProps {
  readonly caller: FunctionId;
  readonly callee: FunctionId;
}

/** The note of a call: read, or written. */
export function CallNoteSection({ caller, callee }: CallNoteProps) {
  const note = useStore(({ notes }) => notes.find(({ call }) => call?.caller === caller && call.callee === callee));
  const name = useStore((state) => texts.flow.call(nameOfFunction(state, caller), nameOfFunction(state, callee)));
  return (
    <NoteBox note={note ?? null} hasComplexity={false} onSave={(text) => saveCallNote(caller, callee, name, text)} />
  );
}

interface NoteBoxProps {
  readonly note: AttachedNote | null;
  readonly hasComplexity: boolean;
  /** Answers false when it was refused. */
  readonly onSave: (text: string, complexity: string | null) => Promise<boolean>;
}

function NoteBox(props: NoteBoxProps) {
  const editing = useStore((state) => state.editingNote);
  const { note } = props;
  useEffect(() => () => set({ editingNote: false }), []);
  const edit = (): void => set({ editingNote: true });
  return (
    <Section title={words.title} testId="note">
      {editing ? (
        <NoteEditor {...props} />
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

function NoteEditor({ note, hasComplexity, onSave }: NoteBoxProps) {
  const [complexity, setComplexity] = useState(note?.complexity ?? "");
  return (
    <TextEditor
      label={words.text}
      showsLabel
      text={note?.text ?? ""}
      onSave={(text) => onSave(text, complexity.trim() || null)}
      onClose={() => set({ editingNote: false })}
      testId="note-text"
      saveTestId="save-note"
    >
      {hasComplexity && (
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
      )}
    </TextEditor>
  );
}
