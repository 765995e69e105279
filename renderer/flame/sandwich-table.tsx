// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the row in aria-activedescendant
// biome-ignore-all lint/a11y/useSemanticElements: only the rows in sight exist, and they are placed freely, which a table forbids

import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { formatCalls } from "#format/format-calls.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatShare } from "#format/format-share.ts";
import type { Measure } from "#model/measure.ts";
import { textScale } from "../widgets/text-scale.ts";
import type { ScreenPoint } from "./flame-props.ts";
import { flameWords } from "./flame-words.ts";
import { nextOrder, orderedRows, type SandwichColumn, type SandwichOrder, type SandwichRow } from "./sandwich-rows.ts";

interface SandwichTableProps {
  readonly rows: readonly SandwichRow[];
  readonly measure: Measure;
  readonly selected: string | null;
  readonly onSelect: (functionId: string) => void;
  readonly onOpen: (functionId: string) => void;
  readonly onContextMenu: (functionId: string, at: ScreenPoint) => void;
}

const rowHeight = 26;
const columns: readonly SandwichColumn[] = ["self", "total", "calls", "name"];

/** All functions of a run: filtered by text, ordered by a click on a column, as many rows drawn as are seen. */
export function SandwichTable(props: SandwichTableProps) {
  const { rows, measure, selected } = props;
  const [filter, setFilter] = useState("");
  const [order, setOrder] = useState<SandwichOrder>({ column: "self", descending: true });
  const shown = useMemo(() => orderedRows(rows, filter, order), [rows, filter, order]);
  const scroller = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight * textScale(),
    // The head stays above the rows and takes a row's height of the room.
    scrollPaddingEnd: (rowHeight + 2) * textScale(),
    overscan: 12,
  });
  const at = shown.findIndex(({ id }) => id === selected);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at);
  }, [at, virtual]);

  const onKeyDown = (event: KeyboardEvent) => {
    const next = tableKey(event.key, at, shown.length);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && at >= 0) props.onOpen(shown[at]!.id);
    else if (next !== null && shown[next] !== undefined) props.onSelect(shown[next].id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="sandwich-table">
      <input
        type="search"
        aria-label={flameWords.filter}
        placeholder={flameWords.filter}
        value={filter}
        onChange={(event) => setFilter(event.target.value)}
      />
      <div
        ref={scroller}
        className="sandwich-grid"
        role="grid"
        aria-label={flameWords.table}
        aria-rowcount={shown.length + 1}
        tabIndex={0}
        {...(at < 0 ? {} : { "aria-activedescendant": `${prefix}${at}` })}
        onKeyDown={onKeyDown}
      >
        <Head order={order} onOrder={(column) => setOrder((last) => nextOrder(last, column))} />
        {shown.length === 0 && <p className="stack-empty">{flameWords.noRows}</p>}
        <div role="rowgroup" className="sandwich-rows" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = shown[index]!;
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it handles the keys
              <div
                key={row.id}
                id={`${prefix}${index}`}
                role="row"
                tabIndex={-1}
                aria-rowindex={index + 2}
                aria-selected={row.id === selected}
                style={{ transform: `translateY(${start}px)` }}
                onClick={() => props.onSelect(row.id)}
                onDoubleClick={() => props.onOpen(row.id)}
                onContextMenu={(event) => {
                  event.preventDefault();
                  props.onSelect(row.id);
                  props.onContextMenu(row.id, { x: event.clientX, y: event.clientY });
                }}
              >
                <Cost value={row.self} measure={measure} />
                <Cost value={row.total} measure={measure} />
                <span
                  role="gridcell"
                  className="calls"
                  title={row.calls === null ? flameWords.unknownCalls : undefined}
                >
                  {formatCalls(row.calls, row.primitiveCalls)}
                </span>
                <span role="gridcell" className="name" title={row.module}>
                  {row.name} <small>{row.module}</small>
                </span>
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

function Cost({ value, measure }: { readonly value: number | null; readonly measure: Measure }) {
  const share = value === null || measure.whole <= 0 ? 0 : Math.min(100, (100 * value) / measure.whole);
  return (
    <span role="gridcell" className="stack-table-share" style={{ backgroundSize: `${share}% 100%` }}>
      {formatCost(value, measure.unit)} <small>{formatShare(value, measure.whole)}</small>
    </span>
  );
}

interface HeadProps {
  readonly order: SandwichOrder;
  readonly onOrder: (column: SandwichColumn) => void;
}

function Head({ order, onOrder }: HeadProps) {
  return (
    <div role="rowgroup" className="sandwich-head">
      <div role="row" aria-rowindex={1} tabIndex={-1}>
        {columns.map((column) => (
          <span
            key={column}
            className={column}
            role="columnheader"
            tabIndex={-1}
            aria-sort={order.column !== column ? "none" : order.descending ? "descending" : "ascending"}
          >
            <button type="button" onClick={() => onOrder(column)}>
              {flameWords.columns[column]}
              <span aria-hidden="true">{order.column !== column ? "" : order.descending ? " ↓" : " ↑"}</span>
            </button>
          </span>
        ))}
      </div>
    </div>
  );
}

const page = 20;

/** The row that a key leads to; null for other keys. */
function tableKey(key: string, at: number, count: number): number | null {
  const target = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: count - 1,
  }[key];
  return target === undefined ? null : Math.min(count - 1, Math.max(0, target));
}
