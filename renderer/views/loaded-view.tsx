import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { recordAgain } from "../app/actions/record.ts";
import { chooseProfiles } from "../app/actions/runs.ts";
import type { Loaded } from "../app/state/loaded.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { Button } from "../widgets/button.tsx";
import { EmptyState } from "../widgets/empty-state.tsx";
import { ProblemPanel } from "../widgets/problem-panel.tsx";
import { ProgressLine } from "../widgets/progress-line.tsx";

interface LoadedViewProps<T> {
  readonly loaded: Loaded<T>;
  readonly icon: LucideIcon;
  /** Says that the view needs a run. */
  readonly noRun: string;
  readonly loading: string;
  /** Stays reachable when the engine refused, so that something else can be chosen. */
  readonly bar: ReactNode;
  readonly children: (value: T) => ReactNode;
}

/** What a view shows of something that a run has to tell: the next step without a run, a refusal, waiting, or the thing. */
export function LoadedView<T>({ loaded, icon, noRun, loading, bar, children }: LoadedViewProps<T>) {
  const hasRun = useStore((state) => state.place.run !== null);
  if (!hasRun) {
    return (
      <EmptyState icon={icon} title={noRun} hint={texts.noRunHint}>
        <Button look="primary" onClick={recordAgain}>
          {texts.topBar.record}
        </Button>
        <Button onClick={() => void chooseProfiles()}>{texts.topBar.importRun}</Button>
      </EmptyState>
    );
  }
  if (loaded.problem !== null) {
    return (
      <>
        <div className="view-bar">{bar}</div>
        <div className="view-problem in-view">
          <ProblemPanel problem={loaded.problem} />
        </div>
      </>
    );
  }
  if (loaded.value === null) {
    return (
      <div className="canvas-wait">
        <ProgressLine progress={null} label={loading} />
      </div>
    );
  }
  return children(loaded.value);
}
