import { type FormEvent, useEffect, useRef, useState } from "react";
import { texts } from "../app/texts.ts";
import { Button } from "./button.tsx";

interface TextEditorProps {
  readonly label: string;
  readonly text: string;
  /** Answers false when it was refused; then the editor stays. */
  readonly onSave: (text: string) => Promise<boolean>;
  readonly onClose: () => void;
  readonly testId: string;
}

/** A text to write: Ctrl+Enter saves, Escape leaves it as it was. */
export function TextEditor({ label, text, onSave, onClose, testId }: TextEditorProps) {
  const [value, setValue] = useState(text);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const save = async (event?: FormEvent): Promise<void> => {
    event?.preventDefault();
    if (await onSave(value.trim())) onClose();
  };
  return (
    <form
      className="note-editor"
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void save();
        if (event.key !== "Escape") return;
        event.preventDefault();
        onClose();
      }}
    >
      <label className="field">
        <span className="visually-hidden">{label}</span>
        <textarea
          ref={field}
          className="input"
          placeholder={label}
          value={value}
          onChange={(event) => setValue(event.target.value)}
          data-testid={testId}
        />
      </label>
      <div className="buttons">
        <Button look="primary" type="submit" data-testid={`${testId}-save`}>
          {texts.notes.save}
        </Button>
        <Button onClick={onClose}>{texts.notes.cancel}</Button>
      </div>
    </form>
  );
}
