import type { CostColumns, FunctionRow } from "#contract/answers.ts";
import { formatCalls } from "#format/format-calls.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatShare } from "#format/format-share.ts";
import type { FunctionId } from "#model/ids.ts";
import type { Cost, Measure } from "#model/measure.ts";
import { texts } from "../app/texts.ts";
import { CostBar } from "../widgets/cost-bar.tsx";
import { ElidedName } from "../widgets/elided-name.tsx";
import type { Column } from "./data-table.tsx";
import { ascending } from "./sorting.ts";

const { table: words } = texts;

/** A column that a person can show or hide. */
export interface ChosenColumn {
  readonly column: Column<FunctionRow>;
  /** Heading in the list of columns: a measure, or what isn't measured. */
  readonly group: string;
  /** How it is called in that list. */
  readonly title: string;
  /** True when it is shown until somebody hides it. */
  readonly isUsual: boolean;
}

/**
 * Every column of the table: the name, the calls, six figures in each measure of the run (the chosen measure first), and
 * what isn't measured. Unknown values sort below every known one.
 *
 * @param hasCalls false for a run that counts no calls: what needs them is hidden until asked for
 * @param others costs in the other measures; null until they are loaded
 */
export function callColumns(measure: Measure, hasCalls: boolean, others: CostColumns | null): ChosenColumn[] {
  const rest = (others?.columns ?? []).filter((column) => column.measure.name !== measure.name);
  const placeOf = new Map<FunctionId, number>(others?.ids.map((id, place) => [id, place]));
  return [
    { column: nameColumn(measure), group: words.general, title: words.name, isUsual: true },
    { column: callsColumn(), group: words.general, title: words.calls, isUsual: hasCalls },
    ...figures(measure, "", (row) => row.cost, { isChosen: true, hasCalls }),
    ...rest.flatMap(({ measure: other, self, total }) => {
      const cost = ({ id }: FunctionRow): Cost | null => {
        const place = placeOf.get(id);
        return place === undefined ? null : { self: self[place] ?? null, total: total[place] ?? null };
      };
      return figures(other, `${other.name}:`, cost, { isChosen: false, hasCalls });
    }),
    {
      column: plain("place", words.place, "14rem", placeText),
      group: words.general,
      title: words.place,
      isUsual: false,
    },
    {
      column: plain("provenance", words.provenance, "10rem", (row) => texts.provenance[row.provenance]),
      group: words.general,
      title: words.provenance,
      isUsual: false,
    },
    {
      column: plain("complexity", words.complexity, "10rem", (row) => row.notedComplexity ?? ""),
      group: words.general,
      title: words.complexity,
      isUsual: false,
    },
  ];
}

/** Total, self, their shares and what a call costs, in one measure. Shares of other measures are hidden until asked for. */
function figures(
  measure: Measure,
  prefix: string,
  costOf: (row: FunctionRow) => Cost | null,
  { isChosen, hasCalls }: { readonly isChosen: boolean; readonly hasCalls: boolean },
): ChosenColumn[] {
  const total = (row: FunctionRow) => costOf(row)?.total ?? null;
  const self = (row: FunctionRow) => costOf(row)?.self ?? null;
  const cost = (value: number | null): string => formatCost(value, measure.unit);
  const share = (value: number | null) => <span className="muted">{formatShare(value, measure.whole)}</span>;
  const column = (
    id: string,
    title: string,
    value: (row: FunctionRow) => number | null,
    text: (value: number | null) => React.ReactNode,
    isUsual: boolean,
  ): ChosenColumn => ({
    column: number(`${prefix}${id}`, isChosen ? title : words.of(title, measure.name), value, text),
    group: measure.name,
    title,
    isUsual,
  });
  return [
    column("total", words.total, total, cost, true),
    column("total-share", words.totalShare, total, share, isChosen),
    column("self", words.self, self, cost, true),
    column("self-share", words.selfShare, self, share, isChosen),
    column("per-call", words.perCall, (row) => perCall(total(row), row), cost, isChosen && hasCalls),
    column("self-per-call", words.selfPerCall, (row) => perCall(self(row), row, true), cost, isChosen && hasCalls),
  ];
}

function nameColumn(measure: Measure): Column<FunctionRow> {
  return {
    id: "name",
    header: words.name,
    width: "minmax(15rem, 1fr)",
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
  };
}

function callsColumn(): Column<FunctionRow> {
  return {
    ...number("calls", words.calls, (row) => row.calls, String),
    width: "8rem",
    cell: ({ row }) => (
      <span title={row.original.calls === null ? texts.inspector.callsUnknown : undefined}>
        {formatCalls(row.original.calls, row.original.primitiveCalls)}
      </span>
    ),
  };
}

/**
 * Cost per call; null where either is unknown or it was never called. A total counts recursion once, so it is shared among
 * the calls that aren't recursion; self cost arises in every call.
 */
function perCall(cost: number | null, { calls, primitiveCalls }: FunctionRow, isSelf = false): number | null {
  const count = Number((isSelf ? calls : (primitiveCalls ?? calls)) ?? 0);
  return cost === null || count === 0 ? null : cost / count;
}

function placeText({ file, line }: FunctionRow): string {
  return file === null ? "" : `${file}${line === null ? "" : `:${line}`}`;
}

function plain(id: string, header: string, width: string, text: (row: FunctionRow) => string): Column<FunctionRow> {
  return { id, header, width, accessorFn: text, sortFn: ascending, cell: ({ row }) => text(row.original) };
}

function number(
  id: string,
  header: string,
  value: (row: FunctionRow) => number | bigint | null,
  text: (value: number | null) => React.ReactNode,
): Column<FunctionRow> {
  return {
    id,
    header,
    // As wide as its head with the arrow of the sorting, and as a usual figure.
    width: `${Math.max(6.25, header.length * 0.42 + 2)}rem`,
    isNumber: true,
    accessorFn: (row) => value(row),
    sortFn: ascending,
    sortDescFirst: true,
    cell: ({ row }) => text(value(row.original) as number | null),
  };
}
