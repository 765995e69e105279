import { Table2 } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";
import { focusOn, select } from "../app/actions/navigate.ts";
import { recordAgain } from "../app/actions/record.ts";
import { chooseProfiles } from "../app/actions/runs.ts";
import { currentMeasure, currentRun } from "../app/current.ts";
import { filterFunctions, functionIndex } from "../app/search-functions.ts";
import { useStore } from "../app/store.ts";
import { texts } from "../app/texts.ts";
import { openFunctionMenu } from "../panels/context-menu.tsx";
import { Button } from "../widgets/button.tsx";
import { EmptyState } from "../widgets/empty-state.tsx";
import { SearchField } from "../widgets/search-field.tsx";
import { callColumns } from "./call-columns.tsx";
import { ColumnPicker } from "./column-picker.tsx";
import { DataTable } from "./data-table.tsx";

const { table: words } = texts;

/** The top calls of the run, dearest first, with every number in its own column. */
export function TableView() {
  const rows = useStore((state) => state.functions.value);
  const measure = useStore(currentMeasure);
  const selected = useStore((state) => state.place.selected);
  const [filter, setFilter] = useState("");
  const [onlyMine, setOnlyMine] = useState(false);
  const query = useDeferredValue(filter);
  const measured = useMemo(() => (rows ?? []).filter((row) => row.cost !== null || row.calls !== null), [rows]);
  const index = useMemo(() => functionIndex(measured), [measured]);
  const shown = useMemo(() => filterFunctions(index, query, onlyMine), [index, query, onlyMine]);
  const costs = useStore((state) => state.costColumns.value);
  const run = useStore((state) => state.place.run);
  const hasCalls = useStore((state) => currentRun(state)?.hasCalls === true);
  const all = useMemo(
    () => (measure === null ? [] : callColumns(measure, hasCalls, costs?.run === run ? costs : null)),
    [measure, hasCalls, costs, run],
  );
  const chosen = useStore((state) => state.tableColumns);
  const columns = useMemo(
    () => all.filter(({ column, isUsual }) => chosen[column.id!] ?? isUsual).map(({ column }) => column),
    [all, chosen],
  );
  if (measure === null) {
    return (
      <EmptyState icon={Table2} title={words.noRun} hint={words.noRunHint}>
        <Button look="primary" onClick={recordAgain}>
          {texts.topBar.record}
        </Button>
        <Button onClick={() => void chooseProfiles()}>{texts.topBar.importRun}</Button>
      </EmptyState>
    );
  }
  return (
    <div className="table-view" data-testid="table-view">
      <div className="view-bar">
        <div className="view-search">
          <SearchField label={texts.functionList.filter} value={filter} onChange={setFilter} testId="table-filter" />
        </div>
        <label className="check">
          <input type="checkbox" checked={onlyMine} onChange={(event) => setOnlyMine(event.target.checked)} />
          {texts.functionList.mine}
        </label>
        <span className="spring" />
        <ColumnPicker columns={all} />
        <span className="muted number">{texts.functions(shown.length)}</span>
      </div>
      <DataTable
        label={words.label}
        rows={shown}
        columns={columns}
        keepsFirst
        idOf={(row) => row.id}
        sortedBy="total"
        selected={selected}
        onSelect={(row) => select(row.id)}
        onOpen={(row) => focusOn(row.id)}
        onMenu={(row, at) => openFunctionMenu(row.id, at)}
        testId="top-calls"
      />
    </div>
  );
}
