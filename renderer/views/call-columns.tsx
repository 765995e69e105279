import type { FunctionRow } from "#contract/answers.ts";
import { formatCalls } from "#format/format-calls.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatShare } from "#format/format-share.ts";
import type { Measure } from "#model/measure.ts";
import { texts } from "../app/texts.ts";
import { CostBar } from "../widgets/cost-bar.tsx";
import { ElidedName } from "../widgets/elided-name.tsx";
import type { Column } from "./data-table.tsx";
import { ascending } from "./sorting.ts";

const { table: words } = texts;

/** The columns of the top calls in one measure. Unknown values sort below every known one. */
export function callColumns(measure: Measure): Column<FunctionRow>[] {
  const cost = (value: number | null): string => formatCost(value, measure.unit);
  const share = (value: number | null) => <span className="muted">{formatShare(value, measure.whole)}</span>;
  return [
    number("total", words.total, "72px", (row) => row.cost?.total ?? null, cost),
    number("total-share", words.share, "68px", (row) => row.cost?.total ?? null, share),
    number("self", words.self, "72px", (row) => row.cost?.self ?? null, cost),
    number("self-share", words.share, "68px", (row) => row.cost?.self ?? null, share),
    {
      ...number("calls", words.calls, "128px", (row) => row.calls, String),
      cell: ({ row }) => (
        <span title={row.original.calls === null ? texts.inspector.callsUnknown : undefined}>
          {formatCalls(row.original.calls, row.original.primitiveCalls)}
        </span>
      ),
    },
    number("per-call", words.perCall, "72px", perCall, cost),
    {
      id: "name",
      header: words.name,
      width: "minmax(220px, 1fr)",
      accessorFn: (row) => row.name.toLowerCase(),
      sortFn: ascending,
      cell: ({ row: { original } }) => (
        <span className={`table-name ${original.external ? "external" : ""}`} title={original.qualifiedName}>
          <CostBar cost={original.cost} whole={measure.whole} />
          <ElidedName name={original.name} />
          {original.notedComplexity !== null && <span className="badge note">{original.notedComplexity}</span>}
          <span className="muted small elide">{original.module}</span>
        </span>
      ),
    },
  ];
}

/** Total per call that isn't recursion; null where either is unknown or it was never called. */
function perCall({ cost, calls, primitiveCalls }: FunctionRow): number | null {
  const count = Number(primitiveCalls ?? calls ?? 0);
  return cost?.total == null || count === 0 ? null : cost.total / count;
}

function number(
  id: string,
  header: string,
  width: string,
  value: (row: FunctionRow) => number | bigint | null,
  text: (value: number | null) => React.ReactNode,
): Column<FunctionRow> {
  return {
    id,
    header,
    width,
    isNumber: true,
    accessorFn: (row) => value(row),
    sortFn: ascending,
    sortDescFirst: true,
    cell: ({ row }) => text(value(row.original) as number | null),
  };
}
