import { SearchX } from "lucide-react";
import { useDeferredValue, useMemo } from "react";
import { focusOn, openFunction, walkTo } from "../app/actions/navigate.ts";
import { currentMeasure } from "../app/current.ts";
import { filterFunctions, functionIndex } from "../app/search-functions.ts";
import { set, useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { Button } from "../widgets/button.tsx";
import { EmptyState } from "../widgets/empty-state.tsx";
import { KeyHint } from "../widgets/key-hint.tsx";
import { ProblemPanel } from "../widgets/problem-panel.tsx";
import { SearchField } from "../widgets/search-field.tsx";
import { VirtualList } from "../widgets/virtual-list.tsx";
import { openFunctionMenu } from "./context-menu.tsx";
import { FunctionItem } from "./function-item.tsx";

const { functionList: words } = texts;
const none: never[] = [];

/** Every function of project and run, hot ones first, narrowed down by the filter. */
export function FunctionsPanel() {
  const { value, problem } = useStore((state) => state.functions);
  const filter = useStore((state) => state.functionFilter);
  const onlyMine = useStore((state) => state.onlyMine);
  const selected = useStore((state) => state.place.selected);
  const measure = useStore(currentMeasure);
  const query = useDeferredValue(filter);
  const index = useMemo(() => functionIndex(value ?? none), [value]);
  const shown = useMemo(() => filterFunctions(index, query, onlyMine), [index, query, onlyMine]);
  const active = useMemo(() => shown.findIndex(({ id }) => id === selected), [shown, selected]);
  return (
    <div className="side-content">
      <div className="side-controls">
        <SearchField
          label={words.filter}
          value={filter}
          onChange={(functionFilter) => set({ functionFilter })}
          testId="function-filter"
          onKeyDown={(event) => {
            // What is shown may lag behind what was written.
            const first = event.key === "Enter" ? filterFunctions(index, filter, onlyMine)[0] : undefined;
            if (first !== undefined) openFunction(first.id);
            if (event.key === "ArrowDown") document.querySelector<HTMLElement>("[data-testid=function-list]")?.focus();
          }}
        />
        <div className="list-head">
          <label className="check small">
            <input
              type="checkbox"
              checked={onlyMine}
              onChange={(event) => set({ onlyMine: event.target.checked })}
              data-testid="only-mine"
            />
            {words.mine}
          </label>
          <span className="muted small number" data-testid="function-count">
            {shown.length.toLocaleString("en-US")} <span>{measure === null ? words.byName : words.hotFirst}</span>
          </span>
        </div>
      </div>
      {problem !== null && <ProblemPanel problem={problem} />}
      {shown.length === 0 ? (
        <NothingFound hasRows={index.rows.length > 0} />
      ) : (
        <VirtualList
          label={texts.side.functions}
          items={shown}
          rowHeight={42}
          keyOf={(row) => row.id}
          active={active}
          onActivate={(at, by) => (by === "pointer" ? openFunction(shown[at]!.id) : walkTo(shown[at]!.id))}
          onOpen={(at) => focusOn(shown[at]!.id)}
          onMenu={(at, place) => openFunctionMenu(shown[at]!.id, place)}
          row={(row) => <FunctionItem row={row} measure={measure} />}
          testId="function-list"
        />
      )}
    </div>
  );
}

function NothingFound({ hasRows }: { readonly hasRows: boolean }) {
  const indexed = useStore((state) => state.project?.index != null && !state.project.indexing);
  if (!hasRows) return <EmptyState title={indexed ? words.emptyIndexed : words.empty} />;
  return (
    <EmptyState icon={SearchX} title={words.none}>
      <Button onClick={() => set({ functionFilter: "", onlyMine: false })}>{words.clear}</Button>
      <KeyHint command="filter" />
    </EmptyState>
  );
}
