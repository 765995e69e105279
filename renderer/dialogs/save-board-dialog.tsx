import { type FormEvent, useState } from "react";
import { saveBoard } from "../app/actions/boards.ts";
import { get, set } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { Button } from "../widgets/button.tsx";
import { DialogFrame } from "../widgets/dialog-frame.tsx";

const { boards: words } = texts;

/** Saves the flow on screen under a name. */
export function SaveBoardDialog() {
  const [name, setName] = useState(() => get().scene.value?.title ?? "");
  const exists = get().boards.some((board) => board.name === name.trim());
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name.trim() !== "" && (await saveBoard(name.trim()))) set({ dialog: null });
  };
  return (
    <DialogFrame
      title={words.saveTitle}
      size="small"
      testId="save-board-dialog"
      foot={
        <Button
          look="primary"
          type="submit"
          form="board-form"
          disabled={name.trim() === ""}
          data-testid="save-board-submit"
        >
          {words.save}
        </Button>
      }
    >
      <form id="board-form" className="field" onSubmit={(event) => void submit(event)}>
        <label htmlFor="board-name">{words.name}</label>
        <input
          id="board-name"
          className="input"
          value={name}
          onChange={(event) => setName(event.target.value)}
          onFocus={(event) => event.target.select()}
          data-testid="board-name"
        />
        {exists && <p className="muted small">{words.replaces}</p>}
      </form>
    </DialogFrame>
  );
}
