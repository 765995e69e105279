import { CircleDashed } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";
import type { Unexercised } from "#contract/join-answers.ts";
import { focusOn, showCall, walkTo } from "../app/actions/navigate.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { openFunctionMenu } from "../panels/context-menu.tsx";
import { EmptyState } from "../widgets/empty-state.tsx";
import { SearchField } from "../widgets/search-field.tsx";
import { Segments } from "../widgets/segments.tsx";
import { DataTable } from "./data-table.tsx";
import { LoadedView } from "./loaded-view.tsx";
import { callColumns, functionColumns, type UnexercisedCall } from "./unexercised-columns.tsx";
import { ViewRuns } from "./view-runs.tsx";

const { unexercised: words } = texts;
const kinds = ["functions", "calls"] as const;
type Kind = (typeof kinds)[number];

/** What the source has and no chosen run reached: functions, and calls of functions that ran. */
export function UnexercisedView() {
  const loaded = useStore((state) => state.unexercised);
  return (
    <div className="table-view" data-testid="unexercised-view">
      <LoadedView loaded={loaded} icon={CircleDashed} noRun={words.noRun} loading={words.loading} bar={<ViewRuns />}>
        {(value) => <UnexercisedTable value={value} />}
      </LoadedView>
    </div>
  );
}

function UnexercisedTable({ value }: { readonly value: Unexercised }) {
  const [kind, setKind] = useState<Kind>("functions");
  const [filter, setFilter] = useState("");
  const query = useDeferredValue(filter.trim().toLowerCase());
  const functions = useMemo(
    () => value.functions.filter(({ name, file }) => `${name} ${file}`.toLowerCase().includes(query)),
    [value, query],
  );
  const calls = useMemo(
    () =>
      value.calls.filter(({ callerName, calleeName }) => `${callerName} ${calleeName}`.toLowerCase().includes(query)),
    [value, query],
  );
  const counts = { functions: functions.length, calls: calls.length };
  return (
    <>
      <div className="view-bar">
        <div className="view-search">
          <SearchField label={words.filter} value={filter} onChange={setFilter} testId="unexercised-filter" />
        </div>
        <Segments
          label={words.kinds}
          value={kind}
          options={kinds}
          nameOf={(one) => `${words[one]} ${counts[one].toLocaleString("en-US")}`}
          onChange={setKind}
        />
        <ViewRuns />
      </div>
      <p className="muted small view-line" data-testid="evidence">
        {words.evidence[value.evidence]}
      </p>
      {counts[kind] === 0 ? (
        <EmptyState icon={CircleDashed} title={value[kind].length === 0 ? words.none : words.nothingFound} />
      ) : kind === "functions" ? (
        <FunctionTable rows={functions} />
      ) : (
        <CallTable rows={calls} />
      )}
    </>
  );
}

function FunctionTable({ rows }: { readonly rows: Unexercised["functions"] }) {
  const selected = useStore((state) => state.place.selected);
  return (
    <DataTable
      label={words.functions}
      rows={rows}
      columns={functionColumns}
      idOf={({ id }) => id}
      sortedBy="place"
      isAscending
      selected={selected}
      onSelect={({ id }) => walkTo(id)}
      onOpen={({ id }) => focusOn(id)}
      onMenu={({ id }, at) => openFunctionMenu(id, at)}
      testId="unexercised-functions"
    />
  );
}

function CallTable({ rows }: { readonly rows: Unexercised["calls"] }) {
  const [chosen, setChosen] = useState<string | null>(null);
  const idOf = ({ caller, callee }: UnexercisedCall): string => `${caller} -> ${callee}`;
  return (
    <DataTable
      label={words.calls}
      rows={rows}
      columns={callColumns}
      idOf={idOf}
      sortedBy="certainty"
      isAscending
      selected={chosen}
      onSelect={(call) => {
        setChosen(idOf(call));
        walkTo(call.callee);
      }}
      onOpen={({ caller, callee }) => showCall(caller, callee)}
      onMenu={({ callee }, at) => openFunctionMenu(callee, at)}
      testId="unexercised-calls"
    />
  );
}
