import { closeProject, openProject } from "../app/actions/open-project.ts";
import { set, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { Button } from "../widgets/button.tsx";
import { holdFloating } from "../widgets/floating-root.ts";
import { ProblemPanel } from "../widgets/problem-panel.tsx";

const { stopped: words } = texts;

/** The engine is gone: says so, and starts it again. What was saved is on the disk. */
export function EngineStopped() {
  // When opening again fails too, that is what there is to say.
  const problem = useStore((state) => (state.stopped === null ? null : (state.openProblem ?? state.stopped)));
  const folder = useStore((state) => state.folder);
  const stage = useStore((state) => state.stage);
  if (problem === null) return null;
  const toStart = async (): Promise<void> => {
    set({ stopped: null });
    await closeProject();
  };
  return (
    <main className="start" ref={holdFloating} data-testid="engine-stopped">
      <div className="start-content">
        <h1>{words.title}</h1>
        <ProblemPanel problem={problem}>
          {folder !== null && (
            <Button
              look="primary"
              disabled={stage === "opening"}
              onClick={() => void openProject(folder)}
              data-testid="restart"
            >
              {words.restart}
            </Button>
          )}
          <Button onClick={() => void toStart()}>{words.toStart}</Button>
        </ProblemPanel>
        <p className="muted">{words.line}</p>
      </div>
    </main>
  );
}
