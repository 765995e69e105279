import { Activity, Filter } from "lucide-react";
import { clearFilters } from "../app/actions/clear-filters.ts";
import { refreshIndex } from "../app/actions/open-project.ts";
import { chooseProfiles } from "../app/actions/runs.ts";
import { set, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { ask } from "../engine/ask.ts";
import { isFiltered } from "../panels/crumbs.tsx";
import { Button } from "../widgets/button.tsx";
import { EmptyState } from "../widgets/empty-state.tsx";
import { ProblemPanel } from "../widgets/problem-panel.tsx";
import { ProgressLine } from "../widgets/progress-line.tsx";

const { flow: words } = texts;

/** What lies over the canvas: that the picture is being made, that it can't be made, or that there is nothing in it. */
export function FlowState() {
  const { value, loading, problem } = useStore((state) => state.scene);
  const indexing = useStore((state) => state.project?.indexing === true && state.project.index === null);
  const progress = useStore((state) => state.progress.index);
  if (problem !== null) return <FlowProblem />;
  if (value === null || (value.nodes.length === 0 && indexing)) {
    return (
      <div className="canvas-wait">
        <p className="muted">{indexing ? (progress?.stage ?? words.indexing) : words.drawing}</p>
        <ProgressLine progress={indexing ? progress : null} label={words.drawing} />
      </div>
    );
  }
  if (value.nodes.length === 0 && !loading) return <NothingToDraw />;
  if (!loading) return null;
  return (
    <div className="canvas-loading">
      <ProgressLine progress={null} label={words.drawing} />
      <Button className="cancel-layout" onClick={() => void ask("cancel", "layout")}>
        {texts.status.cancel}
      </Button>
    </div>
  );
}

function FlowProblem() {
  const problem = useStore((state) => state.scene.problem);
  const filtered = useStore(isFiltered);
  if (problem === null) return null;
  return (
    <div className="view-problem">
      <ProblemPanel problem={problem}>
        {filtered && <Button onClick={clearFilters}>{words.clearFilters}</Button>}
        <Button onClick={() => void refreshIndex()}>{texts.topBar.refresh}</Button>
      </ProblemPanel>
    </div>
  );
}

function NothingToDraw() {
  const filtered = useStore(isFiltered);
  if (filtered) {
    return (
      <EmptyState icon={Filter} title={words.allFiltered} hint={words.allFilteredHint}>
        <Button look="primary" onClick={clearFilters}>
          {words.clearFilters}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Activity} title={words.empty} hint={words.emptyHint}>
      <Button look="primary" onClick={() => set({ dialog: { kind: "record", request: null } })}>
        {texts.topBar.record}
      </Button>
      <Button onClick={() => void chooseProfiles()}>{texts.topBar.importRun}</Button>
    </EmptyState>
  );
}
