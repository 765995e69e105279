import { Copy, Download } from "lucide-react";
import { useEffect, useState } from "react";
import type { ExportFormat } from "#contract/answers.ts";
import type { Problem } from "#model/problem.ts";
import { copyText } from "../app/actions/copy.ts";
import { say, sayProblem } from "../app/actions/toasts.ts";
import type { Look } from "../app/state/frame.ts";
import { get, set } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { useTheme } from "../app/theme.ts";
import { ask } from "../engine/ask.ts";
import { shell } from "../engine/shell.ts";
import { Button } from "../widgets/button.tsx";
import { DialogFrame } from "../widgets/dialog-frame.tsx";
import { ProblemPanel } from "../widgets/problem-panel.tsx";
import { ExportPreview } from "./export-preview.tsx";
import type { Exported } from "./exported.ts";

const { exports: words } = texts;

const formats = Object.keys(words.formats) as ExportFormat[];
const pictures: readonly ExportFormat[] = ["svg", "png", "pdf"];

/** Writes the flow on screen as a file: format, look and theme, with a preview. */
export function ExportDialog() {
  const [format, setFormat] = useState<ExportFormat>("svg");
  const [look, setLook] = useState<Look>(get().look);
  const [theme, setTheme] = useState(useTheme());
  const [exported, setExported] = useState<Exported | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const scene = get().scene.value;
    setProblem(null);
    setExported(null);
    if (scene === null) return;
    void ask("exportFlow", scene, format, { look, theme }).then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) setExported(answer.value);
      else setProblem(answer.problem);
    });
    return () => {
      isCurrent = false;
    };
  }, [format, look, theme]);
  const isPicture = pictures.includes(format);
  return (
    <DialogFrame
      title={words.title}
      size="large"
      testId="export-dialog"
      foot={
        <>
          <Button
            disabled={exported === null || exported.encoding !== "utf8"}
            onClick={() => exported !== null && void copyText(exported.content, words.theExport)}
            data-testid="export-copy"
          >
            <Copy aria-hidden /> {words.copy}
          </Button>
          <Button
            look="primary"
            disabled={exported === null}
            onClick={() => exported !== null && void save(exported)}
            data-testid="export-save"
          >
            <Download aria-hidden /> {words.save}
          </Button>
        </>
      }
    >
      <div className="export-body">
        <div className="export-choices">
          <fieldset className="format-list">
            <legend className="muted small">{words.format}</legend>
            {formats.map((name) => (
              <label key={name} className="format">
                <input
                  type="radio"
                  name="format"
                  checked={name === format}
                  onChange={() => setFormat(name)}
                  data-testid={`format-${name}`}
                />
                <span>{words.formats[name]}</span>
              </label>
            ))}
          </fieldset>
          {isPicture && (
            <>
              <label className="field">
                <span>{words.look}</span>
                <select className="input" value={look} onChange={(event) => setLook(event.target.value as Look)}>
                  <option value="clean">{words.looks.clean}</option>
                  <option value="sketch">{words.looks.sketch}</option>
                </select>
              </label>
              <label className="field">
                <span>{words.theme}</span>
                <select
                  className="input"
                  value={theme}
                  onChange={(event) => setTheme(event.target.value as "light" | "dark")}
                >
                  <option value="light">{texts.theme.light}</option>
                  <option value="dark">{texts.theme.dark}</option>
                </select>
              </label>
            </>
          )}
        </div>
        {problem === null ? <ExportPreview exported={exported} /> : <ProblemPanel problem={problem} />}
      </div>
    </DialogFrame>
  );
}

async function save({ fileName, content, encoding }: Exported): Promise<void> {
  try {
    const path = await shell().saveFile(fileName, content, encoding);
    if (path === null) return;
    set({ dialog: null });
    say(words.saved(path));
  } catch (error) {
    sayProblem({ text: words.failed(error instanceof Error ? error.message : String(error)), hint: words.failedHint });
  }
}
