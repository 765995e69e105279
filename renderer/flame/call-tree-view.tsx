// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names the row in aria-activedescendant
// biome-ignore-all lint/a11y/useSemanticElements: only the rows in sight exist, and they are placed freely, which a table forbids
import { textScale } from "../widgets/text-scale.ts";
import "./flame.css";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { treeGridKey } from "./call-tree-keys.ts";
import { CallTreeRow } from "./call-tree-row.tsx";
import { callTreeRows, dearestPath } from "./call-tree-rows.ts";
import type { CallTreeViewProps } from "./flame-props.ts";
import { Remarks } from "./flame-view.tsx";
import { flameWords } from "./flame-words.ts";
import { stackTreeOf } from "./stack-tree-of.ts";
import { bottomUp, topDown } from "./stack-views.ts";
import type { Unfolding } from "./unfolding.ts";

/** Height of a row in CSS pixels. */
const rowHeight = 24;

/** The call tree as a table whose rows open: from the top down, or from where the cost arises up to its callers. */
export function CallTreeView(props: CallTreeViewProps) {
  const { flame, direction, foldRecursion, selected } = props;
  const tree = useMemo(() => stackTreeOf(flame), [flame]);
  const shown = useMemo(
    () => (direction === "top-down" ? topDown(tree, foldRecursion) : bottomUp(tree, foldRecursion)),
    [tree, direction, foldRecursion],
  );
  // Nodes mean something in their own unfolding only, so a new one starts from its dearest path.
  const [opened, setOpened] = useState<{ readonly of: Unfolding; readonly nodes: ReadonlySet<number> } | null>(null);
  const [marked, setMarked] = useState<{ readonly of: Unfolding; readonly node: number } | null>(null);
  const dearest = useMemo(() => dearestPath(shown), [shown]);
  const expanded = opened?.of === shown ? opened.nodes : dearest;
  const active = marked?.of === shown ? marked.node : -1;
  const setExpanded = (nodes: ReadonlySet<number>) => setOpened({ of: shown, nodes });
  const rows = useMemo(() => callTreeRows(shown, expanded), [shown, expanded]);
  const scroller = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight * textScale(),
    // The head stays above the rows and takes a row's height of the room.
    scrollPaddingEnd: (rowHeight + 2) * textScale(),
    overscan: 12,
  });
  const idOf = (node: number) => flame.frames[shown.frame[node]!]?.id ?? null;
  const choose = (node: number) => {
    setMarked({ of: shown, node });
    props.onSelect(idOf(node));
    const place = rows.indexOf(node);
    if (place >= 0) virtual.scrollToIndex(place);
  };
  const toggle = (node: number) => {
    const next = new Set(expanded);
    if (!next.delete(node)) next.add(node);
    setExpanded(next);
  };
  const current = active >= 0 && rows.includes(active) ? active : -1;
  const onKeyDown = (event: KeyboardEvent) => {
    const step = treeGridKey(event.nativeEvent, { flame: shown, rows, current, expanded });
    if (step === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (step.expanded !== undefined) setExpanded(step.expanded);
    if (step.to !== undefined) choose(step.to);
    const id = current < 0 ? null : idOf(current);
    if (step.open === true && id !== null) props.onOpen(id);
    if (step.menu === true && id !== null) props.onContextMenu(id, menuPlace(scroller.current, `${prefix}${current}`));
  };
  if (tree.size <= 1 || shown.whole === 0) return <p className="stack-empty">{flameWords.empty}</p>;
  return (
    <div className="stack-view">
      <Remarks flame={flame} matched={null} />
      <div
        ref={scroller}
        className="call-tree"
        role="treegrid"
        aria-label={flameWords.tree(direction)}
        aria-rowcount={rows.length + 1}
        tabIndex={0}
        {...(current < 0 ? {} : { "aria-activedescendant": `${prefix}${current}` })}
        onKeyDown={onKeyDown}
      >
        <div role="rowgroup" className="call-tree-head">
          <div role="row" aria-rowindex={1} tabIndex={-1}>
            <span role="columnheader">{flameWords.columns.name}</span>
            <span role="columnheader">{flameWords.columns.total}</span>
            <span role="columnheader">{flameWords.columns.totalShare}</span>
            <span role="columnheader">{flameWords.columns.self}</span>
            <span role="columnheader">{flameWords.columns.selfShare}</span>
          </div>
        </div>
        <div role="rowgroup" className="call-tree-rows" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const node = rows[index]!;
            return (
              <CallTreeRow
                key={node}
                id={`${prefix}${node}`}
                flame={shown}
                node={node}
                measure={flame.measure}
                rowIndex={index + 2}
                top={start}
                isActive={node === current}
                isSelected={selected !== null && idOf(node) === selected}
                isExpanded={expanded.has(node)}
                onToggle={() => toggle(node)}
                onChoose={() => choose(node)}
                onOpen={() => props.onOpen(idOf(node)!)}
                onContextMenu={(at) => props.onContextMenu(idOf(node)!, at)}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

function menuPlace(scroller: HTMLElement | null, rowId: string): { readonly x: number; readonly y: number } {
  const row = scroller?.ownerDocument.getElementById(rowId) ?? scroller;
  const { left, bottom } = row?.getBoundingClientRect() ?? { left: 0, bottom: 0 };
  return { x: left + 32, y: bottom };
}
