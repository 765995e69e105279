import { Copy, X } from "lucide-react";
import { copyText } from "../app/actions/copy.ts";
import { dismissRefused } from "../app/actions/runs.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { IconButton } from "../widgets/button.tsx";

const { refused: words } = texts;

/** Profiles that were refused since the project was opened: which, why, and what to do. */
export function RefusedImports() {
  const refused = useStore((state) => state.refused);
  if (refused.length === 0) return null;
  return (
    <section className="refused" aria-label={words.title} data-testid="refused-imports">
      <h2>{words.title}</h2>
      <ul className="scrolls">
        {refused.map(({ file, problem }) => (
          <li key={file}>
            <div className="line">
              <strong className="elide" title={file}>
                {file}
              </strong>
              {problem.hint !== "" && (
                <IconButton label={words.copyHint} onClick={() => void copyText(commandIn(problem.hint), words.hint)}>
                  <Copy aria-hidden />
                </IconButton>
              )}
              <IconButton label={words.dismiss(file)} onClick={() => dismissRefused(file)}>
                <X aria-hidden />
              </IconButton>
            </div>
            <p>{problem.text}</p>
            {problem.hint !== "" && <p className="muted">{problem.hint}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The command that a hint names between backticks; the whole hint where it names none. */
function commandIn(hint: string): string {
  return /`([^`]+)`/.exec(hint)?.[1] ?? hint;
}
