import { Plus, X } from "lucide-react";
import { type FormEvent, useEffect, useState } from "react";
import type { PathMapping } from "#model/match.ts";
import type { Problem } from "#model/problem.ts";
import { savePathMappings } from "../app/actions/path-mappings.ts";
import { set } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { ask } from "../engine/ask.ts";
import { Button, IconButton } from "../widgets/button.tsx";
import { DialogFrame } from "../widgets/dialog-frame.tsx";
import { ProblemPanel } from "../widgets/problem-panel.tsx";

const { mappings: words } = texts;

interface Row extends PathMapping {
  readonly key: number;
}

/** What recorded paths begin with and what that is in the project: remembered with it, for all runs. */
export function MappingsDialog({ from }: { readonly from: string | null }) {
  const [before, setBefore] = useState<readonly PathMapping[]>([]);
  const [rows, setRows] = useState<readonly Row[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    void ask("pathMappings").then((answer) => {
      if (!answer.ok) return setProblem(answer.problem);
      const added = from !== null && !answer.value.some((one) => one.from === from) ? [{ from, to: "" }] : [];
      const shown = [...answer.value, ...added];
      setBefore(answer.value);
      setRows((shown.length === 0 ? [{ from: "", to: "" }] : shown).map((one, key) => ({ ...one, key })));
    });
  }, [from]);
  const change = (key: number, part: Partial<PathMapping>): void =>
    setRows((rows ?? []).map((row) => (row.key === key ? { ...row, ...part } : row)));
  const add = (): void => {
    const next = Math.max(-1, ...(rows ?? []).map(({ key }) => key)) + 1;
    setRows([...(rows ?? []), { from: "", to: "", key: next }]);
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const filled = (rows ?? []).filter((row) => row.from.trim() !== "" || row.to.trim() !== "");
    const refused = await savePathMappings(
      before,
      filled.map((row) => ({ from: row.from, to: row.to })),
    );
    setProblem(refused);
    if (refused === null) set({ dialog: null });
  };
  return (
    <DialogFrame
      title={words.title}
      line={words.line}
      testId="mappings-dialog"
      foot={
        <>
          <Button onClick={add} data-testid="add-mapping">
            <Plus aria-hidden /> {words.add}
          </Button>
          <Button look="primary" type="submit" form="mappings-form" data-testid="save-mappings">
            {words.save}
          </Button>
        </>
      }
    >
      {problem !== null && <ProblemPanel problem={problem} />}
      <form id="mappings-form" className="mappings" onSubmit={(event) => void submit(event)}>
        {rows?.length === 0 && <p className="muted">{words.none}</p>}
        {rows?.map((row, at) => (
          <fieldset key={row.key} className="mapping">
            <input
              className="input code"
              aria-label={words.from}
              placeholder={words.fromExample}
              value={row.from}
              onChange={(event) => change(row.key, { from: event.target.value })}
              data-testid={`mapping-from-${at}`}
            />
            <span className="muted">{words.is}</span>
            <input
              className="input code"
              aria-label={words.to}
              placeholder={words.toExample}
              value={row.to}
              onChange={(event) => change(row.key, { to: event.target.value })}
              data-testid={`mapping-to-${at}`}
            />
            <IconButton
              label={words.remove(row.from)}
              onClick={() => setRows(rows.filter(({ key }) => key !== row.key))}
              data-testid={`remove-mapping-${at}`}
            >
              <X aria-hidden />
            </IconButton>
          </fieldset>
        ))}
      </form>
    </DialogFrame>
  );
}
