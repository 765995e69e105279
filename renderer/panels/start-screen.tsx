import { FlaskConical, FolderOpen, X } from "lucide-react";
import type { RecentProject } from "#contract/answers.ts";
import { chooseProject, forgetRecent, openExample, openProject } from "../app/actions/open-project.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { Button, IconButton } from "../widgets/button.tsx";
import { holdFloating } from "../widgets/floating-root.ts";
import { KeyHint } from "../widgets/key-hint.tsx";
import { ProblemPanel } from "../widgets/problem-panel.tsx";
import { ProgressLine } from "../widgets/progress-line.tsx";

const { start: words } = texts;

/** What a window shows without a project: the ways in. */
export function StartScreen() {
  const stage = useStore((state) => state.stage);
  return (
    <main className="start scrolls" ref={holdFloating} data-testid="start-screen">
      <div className="start-content">
        <header>
          <h1>{words.title}</h1>
          <p className="muted">{words.line}</p>
        </header>
        {stage === "start" ? <WaysIn /> : <Opening />}
      </div>
    </main>
  );
}

function WaysIn() {
  const problem = useStore((state) => state.openProblem);
  const recent = useStore((state) => state.recent);
  return (
    <>
      {problem !== null && <ProblemPanel problem={problem} />}
      <div className="ways">
        <Button look="primary" className="large" onClick={() => void chooseProject()} data-testid="start-open">
          <FolderOpen aria-hidden /> {words.open} <KeyHint command="open-folder" />
        </Button>
        <Button className="large" onClick={() => void openExample()} data-testid="start-example">
          <FlaskConical aria-hidden /> {words.example}
        </Button>
      </div>
      <p className="muted small">{words.exampleLine}</p>
      <section aria-labelledby="recent-title">
        <h2 id="recent-title">{words.recent}</h2>
        {recent.length === 0 ? (
          <p className="muted">{words.noRecent}</p>
        ) : (
          <ul className="recent" data-testid="recent-projects">
            {recent.map((project) => (
              <RecentItem key={project.folder} project={project} />
            ))}
          </ul>
        )}
      </section>
      <p className="muted small">{words.drop}</p>
    </>
  );
}

function RecentItem({ project: { folder, name, exists } }: { readonly project: RecentProject }) {
  return (
    <li className="entry">
      <button type="button" className="entry-main" disabled={!exists} onClick={() => void openProject(folder)}>
        <span className="line">
          <span className="name">{name}</span>
          {!exists && <span className="badge stale">{words.gone}</span>}
        </span>
        <span className="line small muted">
          <span className="elide">{folder}</span>
        </span>
      </button>
      <IconButton label={words.forget(name)} onClick={() => void forgetRecent(folder)}>
        <X aria-hidden />
      </IconButton>
    </li>
  );
}

function Opening() {
  const stage = useStore((state) => state.stage);
  const folder = useStore((state) => state.folder);
  const progress = useStore((state) => state.progress.index);
  const line = stage === "starting" ? words.starting : folder === null ? words.openingExample : words.opening(folder);
  return (
    <div className="opening" role="status">
      <p>{line}</p>
      <ProgressLine progress={progress} label={progress?.stage ?? line} />
      {progress !== null && <p className="muted small">{progress.stage}</p>}
    </div>
  );
}
