import { EyeOff } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";
import type { HiddenCall, HiddenCalls } from "#contract/join-answers.ts";
import type { Run } from "#model/run.ts";
import { showCall, walkTo } from "../app/actions/navigate.ts";
import { chosenRuns } from "../app/current.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { openFunctionMenu } from "../panels/context-menu.tsx";
import { EmptyState } from "../widgets/empty-state.tsx";
import { SearchField } from "../widgets/search-field.tsx";
import { DataTable } from "./data-table.tsx";
import { hiddenColumns } from "./hidden-columns.tsx";
import { LoadedView } from "./loaded-view.tsx";
import { ViewRuns } from "./view-runs.tsx";

const { hidden: words } = texts;

/** The calls that the chosen runs made and the source doesn't show, dearest first. */
export function HiddenView() {
  const loaded = useStore((state) => state.hidden);
  return (
    <div className="table-view" data-testid="hidden-view">
      <LoadedView loaded={loaded} icon={EyeOff} noRun={words.noRun} loading={words.loading} bar={<ViewRuns />}>
        {(value) => <HiddenTable hidden={value} />}
      </LoadedView>
    </div>
  );
}

function HiddenTable({ hidden }: { readonly hidden: HiddenCalls }) {
  const all = useStore((state) => state.runs);
  const ids = useStore(chosenRuns);
  const runs = useMemo(() => all.filter(({ id }) => ids.includes(id)), [all, ids]);
  const [filter, setFilter] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  const query = useDeferredValue(filter.trim().toLowerCase());
  // A run of other code has no call that begins or ends in this project: the source didn't show them, it isn't theirs.
  const isForeign = useStore(({ report }) => report.value?.match.matchedInIndexedFiles === null) && runs.length === 1;
  const none = isForeign ? words.foreign : words.none;
  const noneHint = isForeign ? words.foreignHint : words.noneHint;
  const rows = useMemo(() => hidden.calls.filter((call) => namesOf(call).includes(query)), [hidden, query]);
  const columns = useMemo(() => hiddenColumns(hidden.measure, runs), [hidden.measure, runs]);
  const select = (call: HiddenCall): void => {
    setChosen(idOf(call));
    walkTo(call.callee);
  };
  return (
    <>
      <div className="view-bar">
        <div className="view-search">
          <SearchField label={words.filter} value={filter} onChange={setFilter} testId="hidden-filter" />
        </div>
        <ViewRuns />
        <span className="muted small elide">{lineOf(hidden, runs)}</span>
        <span className="spring" />
        <span className="muted number" data-testid="hidden-count">
          {words.count(rows.length)}
        </span>
      </div>
      {rows.length === 0 ? (
        <EmptyState
          icon={EyeOff}
          title={hidden.calls.length === 0 ? none : words.nothingFound}
          hint={hidden.calls.length === 0 ? noneHint : ""}
        />
      ) : (
        <DataTable
          label={words.label}
          rows={rows}
          columns={columns}
          idOf={idOf}
          sortedBy="total"
          selected={chosen}
          onSelect={select}
          onOpen={(call) => showCall(call.caller, call.callee)}
          onMenu={(call, at) => openFunctionMenu(call.callee, at)}
          testId="hidden-calls"
        />
      )}
    </>
  );
}

function lineOf({ without }: HiddenCalls, runs: readonly Run[]): string {
  const labels = runs.filter(({ id }) => without.includes(id)).map(({ label }) => label);
  return labels.length === 0 ? words.line : words.without(labels.join(", "));
}

function idOf({ caller, callee }: HiddenCall): string {
  return `${caller} -> ${callee}`;
}

function namesOf({ callerName, calleeName }: HiddenCall): string {
  return `${callerName} ${calleeName}`.toLowerCase();
}
