import { type FormEvent, useState } from "react";
import { openProject } from "../app/actions/open-project.ts";
import { texts } from "../app/texts.ts";
import { Button } from "../widgets/button.tsx";
import { DialogFrame } from "../widgets/dialog-frame.tsx";

const { openFolder: words } = texts;

/** Opens a folder by its path, where there is no dialog of the system. */
export function OpenFolderDialog() {
  const [path, setPath] = useState("");
  const [problem, setProblem] = useState("");
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const folder = path.trim();
    if (!/^(\/|~|[a-z]:[\\/])/i.test(folder)) setProblem(words.needsAbsolute);
    else void openProject(folder);
  };
  return (
    <DialogFrame
      title={words.title}
      size="small"
      testId="open-folder-dialog"
      foot={
        <Button look="primary" type="submit" form="open-folder-form" data-testid="open-folder-submit">
          {words.open}
        </Button>
      }
    >
      <form id="open-folder-form" className="field" onSubmit={submit}>
        <label htmlFor="folder-path">{words.path}</label>
        <input
          id="folder-path"
          className="input code"
          value={path}
          placeholder="/home/me/project"
          spellCheck={false}
          onChange={(event) => setPath(event.target.value)}
          data-testid="folder-path"
          aria-describedby="folder-problem"
        />
        <p id="folder-problem" className="field-problem" role="alert">
          {problem}
        </p>
      </form>
    </DialogFrame>
  );
}
