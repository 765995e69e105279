import { CircleAlert, FileWarning, History } from "lucide-react";
import { formatPercent } from "#format/format-share.ts";
import { refreshIndex } from "../app/actions/open-project.ts";
import type { Work } from "../app/state/project.ts";
import { set, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { ask } from "../engine/ask.ts";
import { Button } from "../widgets/button.tsx";
import { ProgressLine } from "../widgets/progress-line.tsx";

const { status: words } = texts;
const works: readonly Work[] = ["index", "import", "record", "layout"];

/** How well the run met the project, what is indexed, what is going on. */
export function StatusBar() {
  return (
    <footer className="status-bar" data-testid="status-bar">
      <MatchShare />
      <IndexFacts />
      <StaleMark />
      <span className="spring" />
      {works.map((work) => (
        <WorkProgress key={work} work={work} />
      ))}
    </footer>
  );
}

function MatchShare() {
  const report = useStore((state) => state.report.value);
  if (report === null) return null;
  const { project, external, unmatched } = report.match;
  const part = (share: number | null): string => (share === null ? texts.unknown : formatPercent(share));
  return (
    <span
      className="status-item number"
      title={words.matchDetail(part(project), part(external), part(unmatched))}
      data-testid="matched"
    >
      {words.matched(part(project === null || external === null ? null : Math.min(1, project + external)))}
    </span>
  );
}

function IndexFacts() {
  const index = useStore((state) => state.project?.index ?? null);
  const problem = useStore((state) => state.indexProblem);
  if (problem !== null) {
    return (
      <span className="status-item bad" title={problem.hint}>
        <CircleAlert aria-hidden />
        <span className="elide">{problem.text}</span>
        <Button look="link" onClick={() => void refreshIndex()}>
          {words.tryAgain}
        </Button>
      </span>
    );
  }
  if (index === null) return null;
  const unread = index.unreadable.length;
  return (
    <>
      <span
        className="status-item number"
        title={words.calls(index.certainCalls, index.possibleCalls)}
        data-testid="index-facts"
      >
        {texts.functions(index.functions)} {words.in} {texts.files(index.files)}
      </span>
      {unread + index.leftOut.length > 0 && (
        <Button
          look="link"
          className="status-button"
          onClick={() => set({ dialog: { kind: "unreadable" } })}
          data-testid="unreadable"
        >
          <FileWarning aria-hidden />
          {unread > 0 ? words.unreadable(unread) : words.leftOut(index.leftOut.length)}
        </Button>
      )}
    </>
  );
}

function StaleMark() {
  const changed = useStore((state) => state.report.value?.changedFiles ?? null);
  if (changed === null || changed.length === 0) return null;
  return (
    <Button
      look="link"
      className="status-button"
      onClick={() => set({ dialog: { kind: "changed-files" } })}
      data-testid="stale"
    >
      <History aria-hidden />
      {words.stale(changed.length)}
    </Button>
  );
}

function WorkProgress({ work }: { readonly work: Work }) {
  const progress = useStore((state) => state.progress[work]);
  if (progress === null) return null;
  const count =
    progress.all === null ? "" : ` ${progress.done.toLocaleString("en-US")} / ${progress.all.toLocaleString("en-US")}`;
  return (
    <span className="status-item work" data-testid={`progress-${work}`}>
      <span className="number">{progress.stage + count}</span>
      <ProgressLine progress={progress} label={progress.stage} />
      <Button look="link" onClick={() => void ask("cancel", work)}>
        {words.cancel}
      </Button>
    </span>
  );
}
