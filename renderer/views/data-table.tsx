// biome-ignore-all lint/a11y/useSemanticElements: rows are placed by a virtual list, which a real table can't do
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the keyboard, and names its selected row
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid handles the keys
import {
  type ColumnDef,
  createSortedRowModel,
  type RowData,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown, ArrowUp } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { textScale } from "../widgets/text-scale.ts";

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

/** A column of a data table. `width` is a CSS grid track; one that grows is written `minmax(least, 1fr)`. */
export type Column<T extends RowData> = ColumnDef<typeof features, T> & {
  readonly width: string;
  readonly isNumber?: boolean;
};

interface DataTableProps<T extends RowData> {
  readonly label: string;
  readonly rows: readonly T[];
  readonly columns: readonly Column<T>[];
  readonly idOf: (row: T) => string;
  /** Column that is sorted to begin with, largest first unless `isAscending`. */
  readonly sortedBy: string;
  readonly isAscending?: boolean;
  /** True to keep the first column in sight while the others scroll. */
  readonly keepsFirst?: boolean;
  readonly selected: string | null;
  readonly onSelect: (row: T) => void;
  readonly onOpen: (row: T) => void;
  readonly onMenu?: (row: T, at: { readonly x: number; readonly y: number }) => void;
  readonly testId: string;
}

const rowHeight = 28;

/** A table that sorts by its heads and draws only the rows that are seen. Arrows walk it, Enter opens. */
export function DataTable<T extends RowData>(props: DataTableProps<T>) {
  const { label, rows, columns, idOf, selected, testId } = props;
  const [sorting, setSorting] = useState<SortingState>([{ id: props.sortedBy, desc: props.isAscending !== true }]);
  const scroller = useRef<HTMLDivElement>(null);
  const table = useTable({
    features,
    columns: columns as Column<T>[],
    data: rows as T[],
    state: { sorting },
    onSortingChange: setSorting,
    enableSortingRemoval: false,
    getRowId: idOf,
  });
  const sorted = table.getRowModel().rows;
  const scale = textScale();
  const virtualizer = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight * scale,
    // The head stays above the rows.
    scrollPaddingEnd: (rowHeight + 3) * scale,
    overscan: 10,
  });
  const active = selected === null ? -1 : sorted.findIndex((row) => row.id === selected);
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are as high as the text is large
  useEffect(() => virtualizer.measure(), [virtualizer, scale]);
  useEffect(() => {
    if (active >= 0) virtualizer.scrollToIndex(active, { align: "auto" });
  }, [active, virtualizer]);
  const tracks = {
    gridTemplateColumns: columns.map(({ width }) => width).join(" "),
    minWidth: leastWidth(columns.map(({ width }) => width)),
  };
  // A column that went away with the measure or was hidden leaves its place to the usual one.
  const sortedId = sorting[0]?.id;
  const isSortable = columns.some(({ id }) => id === sortedId);
  const fallback = columns.some(({ id }) => id === props.sortedBy) ? props.sortedBy : columns[0]?.id;
  useEffect(() => {
    if (!isSortable && fallback !== undefined) setSorting([{ id: fallback, desc: true }]);
  }, [isSortable, fallback]);

  const walk = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.floor((scroller.current?.clientHeight ?? 0) / (rowHeight * scale)) - 1;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    const ends: Record<string, number> = { Home: 0, End: sorted.length - 1 };
    const step = steps[event.key];
    const target = step === undefined ? ends[event.key] : active + step;
    if (target !== undefined) {
      const row = sorted[Math.min(sorted.length - 1, Math.max(0, target))];
      if (row !== undefined) props.onSelect(row.original);
    } else if (event.key === "Enter" && !event.shiftKey && active >= 0) props.onOpen(sorted[active]!.original);
    else return;
    event.preventDefault();
  };
  return (
    <div
      className={`data-table scrolls ${props.keepsFirst === true ? "keeps-first" : ""}`}
      role="grid"
      aria-label={label}
      aria-rowcount={sorted.length + 1}
      ref={scroller}
      tabIndex={0}
      data-testid={testId}
      onKeyDown={walk}
    >
      <div className="data-head" role="row" style={tracks}>
        {table.getHeaderGroups()[0]?.headers.map((header, at) => {
          const direction = header.column.getIsSorted();
          return (
            <div
              key={header.id}
              role="columnheader"
              aria-sort={direction === false ? "none" : direction === "asc" ? "ascending" : "descending"}
              className={columns[at]?.isNumber === true ? "number-head" : ""}
            >
              <button type="button" onClick={header.column.getToggleSortingHandler()} data-testid={`sort-${header.id}`}>
                <table.FlexRender header={header} />
                {direction === "asc" && <ArrowUp aria-hidden />}
                {direction === "desc" && <ArrowDown aria-hidden />}
              </button>
            </div>
          );
        })}
      </div>
      <div
        style={{ height: virtualizer.getTotalSize(), position: "relative", minWidth: tracks.minWidth }}
        role="rowgroup"
      >
        {virtualizer.getVirtualItems().map(({ index, start, size }) => {
          const row = sorted[index]!;
          return (
            <div
              key={row.id}
              role="row"
              tabIndex={-1}
              aria-rowindex={index + 2}
              aria-selected={row.id === selected}
              className="data-row"
              style={{ ...tracks, height: size, transform: `translateY(${start}px)` }}
              onClick={() => props.onSelect(row.original)}
              onDoubleClick={() => props.onOpen(row.original)}
              onContextMenu={(event) => {
                if (props.onMenu === undefined) return;
                event.preventDefault();
                props.onMenu(row.original, { x: event.clientX, y: event.clientY });
              }}
            >
              {row.getAllCells().map((cell, at) => (
                <div key={cell.id} role="gridcell" className={columns[at]?.isNumber === true ? "number-cell" : "elide"}>
                  <table.FlexRender cell={cell} />
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The sum of the tracks, so that all rows are equally wide and scroll together. */
function leastWidth(tracks: readonly string[]): string {
  return `calc(${tracks.map((track) => /^minmax\(([^,]+),/.exec(track)?.[1] ?? track).join(" + ")} + 1.25rem)`;
}
