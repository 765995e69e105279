import { Layers } from "lucide-react";
import { useMemo } from "react";
import { threadLabels } from "#format/thread-labels.ts";
import { functionId } from "#model/ids.ts";
import { focusOn, go, select } from "../app/actions/navigate.ts";
import { recordAgain } from "../app/actions/record.ts";
import { chooseProfiles } from "../app/actions/runs.ts";
import { currentRun } from "../app/current.ts";
import { set, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { useTheme } from "../app/theme.ts";
import { CallTreeView } from "../flame/call-tree-view.tsx";
import type { StackViewProps } from "../flame/flame-props.ts";
import { FlameView } from "../flame/flame-view.tsx";
import { SandwichView } from "../flame/sandwich-view.tsx";
import { openFunctionMenu } from "../panels/context-menu.tsx";
import { Button } from "../widgets/button.tsx";
import { EmptyState } from "../widgets/empty-state.tsx";
import { ProblemPanel } from "../widgets/problem-panel.tsx";
import { ProgressLine } from "../widgets/progress-line.tsx";
import { SearchField } from "../widgets/search-field.tsx";
import { Segments } from "../widgets/segments.tsx";

const { stacks: words } = texts;

/** The views that are made from a run's call tree, with the choices that they share. */
export function StackViews({ view }: { readonly view: "flame" | "sandwich" | "tree" }) {
  const { value, problem } = useStore((state) => state.flame);
  const hasRun = useStore((state) => state.place.run !== null);
  if (!hasRun) return <NoRun />;
  if (problem !== null) {
    return (
      <div className="view-problem">
        <ProblemPanel problem={problem}>
          <Button onClick={() => go({ view: "flow" })}>{words.toFlow}</Button>
        </ProblemPanel>
      </div>
    );
  }
  return (
    <div className="stack-area" data-testid={`${view}-view`}>
      <StackBar view={view} />
      {value === null ? (
        <div className="canvas-wait">
          <ProgressLine progress={null} label={words.loading} />
        </div>
      ) : (
        <Drawn view={view} />
      )}
    </div>
  );
}

function Drawn({ view }: { readonly view: "flame" | "sandwich" | "tree" }) {
  const flame = useStore((state) => state.flame.value)!;
  const selected = useStore((state) => state.place.selected);
  const { direction, colorBy, order, foldRecursion, search } = useStore((state) => state.stack);
  const functions = useStore((state) => state.functions.value);
  const theme = useTheme();
  const shared = useMemo(
    (): StackViewProps => ({ flame, theme, selected, onSelect, onOpen, onContextMenu }),
    [flame, theme, selected],
  );
  if (view === "flame") {
    return (
      <FlameView
        {...shared}
        direction={direction}
        colorBy={colorBy}
        order={order}
        foldRecursion={foldRecursion}
        search={search}
      />
    );
  }
  if (view === "tree") return <CallTreeView {...shared} direction={direction} foldRecursion={foldRecursion} />;
  return <SandwichView {...shared} colorBy={colorBy} foldRecursion={foldRecursion} functions={functions ?? []} />;
}

function StackBar({ view }: { readonly view: "flame" | "sandwich" | "tree" }) {
  const stack = useStore((state) => state.stack);
  const flame = useStore((state) => state.flame.value);
  const isTimed = flame?.isTimed === true;
  const change = (part: Partial<typeof stack>): void => set({ stack: { ...stack, ...part } });
  return (
    <div className="view-bar">
      {view !== "sandwich" && (
        <Segments
          label={words.direction}
          value={stack.direction}
          options={["top-down", "inverted"] as const}
          nameOf={(option) => words.directions[option]}
          onChange={(direction) => change({ direction })}
        />
      )}
      {view === "flame" && stack.direction === "top-down" && (isTimed || stack.order === "time") && (
        <Segments
          label={words.order}
          value={stack.order}
          options={["cost", "time"] as const}
          nameOf={(option) => words.orders[option]}
          onChange={(order) => change({ order })}
        />
      )}
      {view === "flame" && flame !== null && flame.inOrder !== null && flame.timedThreads.length > 1 && (
        <ThreadInOrder threads={flame.timedThreads} shown={flame.inOrder} onChange={change} />
      )}
      {view !== "tree" && (
        <Segments
          label={words.colorBy}
          value={stack.colorBy}
          options={["module", "cost"] as const}
          nameOf={(option) => words.colors[option]}
          onChange={(colorBy) => change({ colorBy })}
        />
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={stack.foldRecursion}
          onChange={(event) => change({ foldRecursion: event.target.checked })}
          data-testid="fold-recursion"
        />
        {words.foldRecursion}
      </label>
      <span className="spring" />
      {view === "flame" && (
        <div className="view-search">
          <SearchField
            label={words.search}
            value={stack.search}
            onChange={(search) => change({ search })}
            testId="view-search"
          />
        </div>
      )}
    </div>
  );
}

interface ThreadInOrderProps {
  readonly threads: readonly number[];
  readonly shown: number;
  readonly onChange: (part: { readonly orderThread: number }) => void;
}

/** Threads ran at once, so that in order of time one of them is shown. */
function ThreadInOrder({ threads, shown, onChange }: ThreadInOrderProps) {
  const run = useStore(currentRun);
  if (run === null) return null;
  const labels = threadLabels(run.threads);
  return (
    <label className="check">
      <span className="muted">{texts.parts.inOrder}</span>
      <select
        className="input thread-in-order"
        value={shown}
        onChange={(event) => onChange({ orderThread: Number(event.target.value) })}
        data-testid="thread-in-order"
      >
        {threads.map((index) => (
          <option key={index} value={index}>
            {labels[index]}
          </option>
        ))}
      </select>
    </label>
  );
}

function NoRun() {
  return (
    <EmptyState icon={Layers} title={words.noRun} hint={words.noRunHint}>
      <Button look="primary" onClick={recordAgain}>
        {texts.topBar.record}
      </Button>
      <Button onClick={() => void chooseProfiles()}>{texts.topBar.importRun}</Button>
    </EmptyState>
  );
}

function onSelect(id: string | null): void {
  select(id === null ? null : functionId(id));
}

function onOpen(id: string): void {
  focusOn(functionId(id));
}

function onContextMenu(id: string, at: { readonly x: number; readonly y: number }): void {
  openFunctionMenu(functionId(id), at);
}
