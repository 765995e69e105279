import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { texts } from "../app/texts.ts";
import { Button } from "./button.tsx";

interface TextEditorProps {
  readonly label: string;
  /** True where the label stands above the field, false where it is the field's placeholder. */
  readonly showsLabel?: boolean;
  readonly text: string;
  /** Answers false when it was refused; then the editor stays. */
  readonly onSave: (text: string) => Promise<boolean>;
  readonly onClose: () => void;
  readonly testId: string;
  readonly saveTestId: string;
  /** Further fields below the text. */
  readonly children?: ReactNode;
}

/** A text to write: Ctrl+Enter saves, Escape leaves it as it was. */
export function TextEditor(props: TextEditorProps) {
  const { label, showsLabel = false, text, onSave, onClose, testId, saveTestId, children } = props;
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
        <span className={showsLabel ? undefined : "visually-hidden"}>{label}</span>
        <textarea
          ref={field}
          className="input"
          placeholder={showsLabel ? undefined : label}
          value={value}
          onChange={(event) => setValue(event.target.value)}
          data-testid={testId}
        />
      </label>
      {children}
      <div className="buttons">
        <Button look="primary" type="submit" data-testid={saveTestId}>
          {texts.notes.save}
        </Button>
        <Button onClick={onClose}>{texts.notes.cancel}</Button>
      </div>
    </form>
  );
}
