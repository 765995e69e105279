import type { HiddenCall } from "#contract/join-answers.ts";
import { formatCalls } from "#format/format-calls.ts";
import { formatCost } from "#format/format-cost.ts";
import type { Measure } from "#model/measure.ts";
import type { Run } from "#model/run.ts";
import { texts } from "../app/texts.ts";
import { ElidedName } from "../widgets/elided-name.tsx";
import type { Column } from "./data-table.tsx";
import { ascending } from "./sorting.ts";

const { hidden: words } = texts;

/** The columns of hidden calls in one measure; with several runs also how many of them made the call. */
export function hiddenColumns(measure: Measure, runs: readonly Run[]): Column<HiddenCall>[] {
  const labelOf = (call: HiddenCall): string => runs.find(({ id }) => id === call.run)?.label ?? "";
  return [
    {
      id: "total",
      header: words.total,
      width: "5.25rem",
      isNumber: true,
      accessorFn: ({ total }) => total,
      sortFn: ascending,
      sortDescFirst: true,
      cell: ({ row: { original } }) => (
        <span title={runs.length > 1 ? words.dearest(labelOf(original)) : undefined}>
          {formatCost(original.total, measure.unit)}
        </span>
      ),
    },
    {
      id: "calls",
      header: words.calls,
      width: "8rem",
      isNumber: true,
      accessorFn: ({ calls }) => calls,
      sortFn: ascending,
      sortDescFirst: true,
      cell: ({ row: { original } }) => (
        <span title={original.calls === null ? texts.inspector.callsUnknown : undefined}>
          {formatCalls(original.calls, original.primitiveCalls)}
        </span>
      ),
    },
    ...(runs.length < 2 ? [] : [runsColumn(runs.length)]),
    nameColumn("caller", words.caller, ({ callerName }) => callerName),
    nameColumn("callee", words.callee, ({ calleeName }) => calleeName),
    {
      id: "source",
      header: words.source,
      width: "6.875rem",
      accessorFn: sourceWord,
      sortFn: ascending,
      cell: ({ row: { original } }) => <span className="muted small">{sourceWord(original)}</span>,
    },
  ];
}

function runsColumn(all: number): Column<HiddenCall> {
  return {
    id: "runs",
    header: words.runs,
    width: "4rem",
    isNumber: true,
    accessorFn: ({ runs }) => runs,
    sortFn: ascending,
    sortDescFirst: true,
    cell: ({ row: { original } }) => `${original.runs}/${all}`,
  };
}

function nameColumn(id: string, header: string, nameOf: (call: HiddenCall) => string): Column<HiddenCall> {
  return {
    id,
    header,
    width: "minmax(8.75rem, 1fr)",
    accessorFn: (call) => nameOf(call).toLowerCase(),
    sortFn: ascending,
    cell: ({ row: { original } }) => (
      <span className="table-name" title={nameOf(original)}>
        <ElidedName name={nameOf(original)} />
      </span>
    ),
  };
}

function sourceWord({ isOneOfMany }: HiddenCall): string {
  return isOneOfMany ? words.oneOfMany : words.not;
}
