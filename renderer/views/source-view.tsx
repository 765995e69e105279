import { FileCode } from "lucide-react";
import { useCallback, useEffect, useRef } from "react";
import { formatCalls } from "#format/format-calls.ts";
import { formatCost } from "#format/format-cost.ts";
import type { FunctionId } from "#model/ids.ts";
import { go } from "../app/actions/navigate.ts";
import { openInEditor } from "../app/actions/open-in-editor.ts";
import { refreshIndex } from "../app/actions/open-project.ts";
import { currentMeasure } from "../app/current.ts";
import { sourcePlace } from "../app/loading/source-place.ts";
import { get, set, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { shell } from "../engine/shell.ts";
import { CodeText } from "../source/code-text.tsx";
import { Button } from "../widgets/button.tsx";
import { EmptyState } from "../widgets/empty-state.tsx";
import { ProblemPanel } from "../widgets/problem-panel.tsx";

const { source: words } = texts;

/** A file of the project with what is known of its lines. */
export function SourceView() {
  const { value, problem } = useStore((state) => state.source);
  const line = useStore((state) => sourcePlace(state)?.line ?? null);
  const file = useStore((state) => sourcePlace(state)?.file ?? null);
  const isSelected = useStore((state) => state.place.selected !== null);
  const measure = useStore(currentMeasure);
  const host = useRef<HTMLDivElement>(null);
  const unit = measure?.unit ?? "samples";
  const costText = useCallback((self: number) => formatCost(self, unit), [unit]);
  useEffect(() => {
    const find = (): void => startSearch(host.current);
    document.addEventListener("callsketch:find-in-source", find);
    return () => document.removeEventListener("callsketch:find-in-source", find);
  }, []);
  if (file === null) {
    return (
      <EmptyState icon={FileCode} title={isSelected ? words.outside : words.empty} hint={words.emptyHint}>
        <Button onClick={() => set({ dialog: { kind: "quick-open" } })}>{texts.topBar.search}</Button>
      </EmptyState>
    );
  }
  if (problem !== null) {
    return (
      <div className="view-problem">
        <ProblemPanel problem={problem}>
          <Button onClick={() => void refreshIndex()}>{texts.topBar.refresh}</Button>
        </ProblemPanel>
      </div>
    );
  }
  if (value === null) return null;
  return (
    <div className="source-view" ref={host} data-testid="source-view" data-file={value.file}>
      <div className="view-bar">
        <span className="elide code">{value.file}</span>
        {value.stale === true && <span className="badge stale">{words.stale}</span>}
        {value.lineCosts.some(({ isDoubtful }) => isDoubtful) && (
          <span className="badge stale" data-testid="doubtful-lines">
            {words.doubtful}
          </span>
        )}
        <span className="spring" />
        {value.lineCosts.length === 0 && measure !== null && <span className="muted small">{words.noLineCosts}</span>}
        {shell().openInEditor !== null && (
          <Button onClick={() => void openInEditor(value.file, line ?? 1)}>{words.editor}</Button>
        )}
      </div>
      <CodeText
        text={value.text}
        language={value.language}
        firstLine={1}
        sites={value.sites}
        lineCosts={value.lineCosts}
        selectedLine={line}
        onOpenCall={openCall}
        label={value.file}
        costText={costText}
        callText={callText}
      />
    </div>
  );
}

/** Follows a call to its callee's source; one that lies outside the project is only selected. */
function openCall(callee: FunctionId): void {
  const row = get().functionById.get(callee);
  const hasSource = row !== undefined && row.file !== null && !row.external;
  go({
    selected: callee,
    edge: null,
    source: hasSource ? { file: row.file!, line: row.line ?? 1 } : get().place.source,
  });
}

/** What the run knows of a call: from the selected function's callees where it is one, else of the callee as a whole. */
function callText(callee: FunctionId, line: number): string {
  const measure = currentMeasure(get());
  if (measure === null) return "";
  const details = get().details.value;
  const inSelected = details !== null && line >= (details.row.line ?? 0) && line <= (details.endLine ?? 0);
  const edge = inSelected ? details.callees.find(({ id }) => id === callee) : undefined;
  const known = edge ?? get().functionById.get(callee);
  if (known === undefined || known.cost === null) return words.notMeasured;
  const facts = `×${formatCalls(known.calls, known.primitiveCalls)}, ${formatCost(known.cost.total, measure.unit)}`;
  return edge === undefined ? `${facts} ${words.inAll}` : facts;
}

function startSearch(host: HTMLElement | null): void {
  const content = host?.querySelector(".code-text")?.shadowRoot?.querySelector<HTMLElement>(".cm-content");
  content?.focus();
  content?.dispatchEvent(new KeyboardEvent("keydown", { key: "f", code: "KeyF", ctrlKey: true, bubbles: true }));
}
