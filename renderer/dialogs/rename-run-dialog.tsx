import { type FormEvent, useState } from "react";
import type { RunId } from "#model/ids.ts";
import { renameRun } from "../app/actions/runs.ts";
import { get, set } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { Button } from "../widgets/button.tsx";
import { DialogFrame } from "../widgets/dialog-frame.tsx";

const { runs: words } = texts;

/** Gives a run another label. */
export function RenameRunDialog({ run }: { readonly run: RunId }) {
  const [label, setLabel] = useState(() => get().runs.find(({ id }) => id === run)?.label ?? "");
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (label.trim() !== "" && (await renameRun(run, label.trim()))) set({ dialog: null });
  };
  return (
    <DialogFrame
      title={words.renameTitle}
      size="small"
      testId="rename-dialog"
      foot={
        <Button look="primary" type="submit" form="rename-form" disabled={label.trim() === ""}>
          {words.rename}
        </Button>
      }
    >
      <form id="rename-form" className="field" onSubmit={(event) => void submit(event)}>
        <label htmlFor="run-label">{words.label}</label>
        <input
          id="run-label"
          className="input"
          value={label}
          onChange={(event) => setLabel(event.target.value)}
          data-testid="run-label"
        />
      </form>
    </DialogFrame>
  );
}
