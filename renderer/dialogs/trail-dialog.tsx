import { type FormEvent, useState } from "react";
import { beginTrail } from "../app/actions/trails.ts";
import { get, set } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { Button } from "../widgets/button.tsx";
import { DialogFrame } from "../widgets/dialog-frame.tsx";

const { trails: words } = texts;

/** Begins a trail at the selected function under a name. */
export function TrailDialog() {
  const [name, setName] = useState("");
  const exists = get().trails.some((trail) => trail.name === name.trim());
  const ready = name.trim() !== "" && !exists;
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (ready && (await beginTrail(name.trim()))) set({ dialog: null });
  };
  return (
    <DialogFrame
      title={words.begin}
      line={words.beginLine}
      size="small"
      testId="trail-dialog"
      foot={
        <Button look="primary" type="submit" form="trail-form" disabled={!ready} data-testid="trail-submit">
          {words.beginIt}
        </Button>
      }
    >
      <form id="trail-form" className="field" onSubmit={(event) => void submit(event)}>
        <label htmlFor="trail-name">{words.name}</label>
        <input
          id="trail-name"
          className="input"
          value={name}
          placeholder={words.nameExample}
          onChange={(event) => setName(event.target.value)}
          data-testid="trail-name"
        />
        {exists && <p className="muted small">{words.exists}</p>}
      </form>
    </DialogFrame>
  );
}
