import { verdictOf } from "#format/difference-color.ts";
import { formatCalls } from "#format/format-calls.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatCountDifference, formatDifference } from "#format/format-difference.ts";
import { isNoise, noiseMark } from "#format/noise-mark.ts";
import type { ComparedFunction } from "#model/comparison.ts";
import type { Difference } from "#model/flow-view.ts";
import type { MeasureUnit } from "#model/measure.ts";
import { texts } from "../app/texts.ts";
import type { Column } from "./data-table.tsx";
import { ascending } from "./sorting.ts";

const { table: words, compare } = texts;

/** The columns of a comparison: changes with sign, number and colour, then both sides. Sorted by the size of the change. */
export function differenceColumns(unit: MeasureUnit): Column<ComparedFunction>[] {
  const side = (
    id: string,
    header: string,
    value: (row: ComparedFunction) => number | null,
  ): Column<ComparedFunction> => ({
    id,
    header,
    width: "5.75rem",
    isNumber: true,
    accessorFn: value,
    sortFn: ascending,
    sortDescFirst: true,
    cell: ({ row }) => <span className="muted">{formatCost(value(row.original), unit)}</span>,
  });
  return [
    change("total-change", compare.totalChange, "total", unit),
    change("self-change", compare.selfChange, "self", unit),
    {
      id: "calls-change",
      header: compare.callsChange,
      width: "10.75rem",
      isNumber: true,
      accessorFn: ({ calls }) => changeSize({ base: toNumber(calls.base), head: toNumber(calls.head) }),
      sortFn: ascending,
      sortDescFirst: true,
      cell: ({ row: { original } }) => (
        <span
          className={verdictOf({ base: toNumber(original.calls.base), head: toNumber(original.calls.head) })}
          title={callsTitle(original)}
        >
          {formatCountDifference(original.calls.base, original.calls.head)}
        </span>
      ),
    },
    {
      id: "name",
      header: words.name,
      width: "minmax(13.75rem, 1fr)",
      accessorFn: (row) => row.qualifiedName.toLowerCase(),
      sortFn: ascending,
      cell: ({ row: { original } }) => (
        <span className={original.external ? "external" : ""} title={original.qualifiedName}>
          {original.presence !== "both" && <span className="badge">{compare.presence[original.presence]}</span>}{" "}
          {original.name} <span className="muted small">{original.qualifiedName}</span>
        </span>
      ),
    },
    side("total-base", compare.base, (row) => row.total.base),
    side("total-head", compare.head, (row) => row.total.head),
  ];
}

function change(id: string, header: string, which: "self" | "total", unit: MeasureUnit): Column<ComparedFunction> {
  return {
    id,
    header,
    width: "9.25rem",
    isNumber: true,
    accessorFn: (row) => changeSize(row[which]),
    sortFn: ascending,
    sortDescFirst: true,
    cell: ({ row: { original } }) => (
      <span className={isNoise(original.chance[which]) ? "muted" : verdictOf(original[which])}>
        {noiseMark(original.chance[which]) + changeText(original[which], unit)}
      </span>
    ),
  };
}

/** What only one of the runs measured has no change, but its size is worth knowing. */
function changeText(difference: Difference, unit: MeasureUnit): string {
  const { base, head } = difference;
  if (base === null && head !== null) return compare.headOnly(formatCost(head, unit));
  if (base !== null && head === null) return compare.baseOnly(formatCost(base, unit));
  return formatDifference(difference, unit);
}

function callsTitle({ calls }: ComparedFunction): string {
  return `${formatCalls(calls.base, calls.basePrimitive)} → ${formatCalls(calls.head, calls.headPrimitive)}`;
}

/** How far it moved either way; a side that is missing counts as nothing there, null when both are unknown. */
function changeSize({ base, head }: Difference): number | null {
  return base === null && head === null ? null : Math.abs((head ?? 0) - (base ?? 0));
}

function toNumber(count: number | bigint | null): number | null {
  return count === null ? null : Number(count);
}
