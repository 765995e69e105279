import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { textScale } from "./text-scale.ts";

interface VirtualListProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  /** Height of a row at 100 % text, in pixels. */
  readonly rowHeight: number;
  readonly keyOf: (item: T) => string;
  /** The selected row; -1 for none. */
  readonly active: number;
  /** A click or the arrows: `pointer` may do more than select, the arrows pass many rows on their way. */
  readonly onActivate: (index: number, by: "pointer" | "keys") => void;
  /** Enter or a double click. */
  readonly onOpen: (index: number) => void;
  readonly onMenu?: (index: number, at: { readonly x: number; readonly y: number }) => void;
  readonly row: (item: T) => ReactNode;
  readonly testId: string;
}

/** A list box that draws only what is seen: 100,000 rows scroll as ten do. Arrows, Home, End, page keys walk it. */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const { label, items, rowHeight, keyOf, active, row, testId } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const scale = textScale();
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight * scale,
    overscan: 8,
    getItemKey: (index) => keyOf(items[index]!),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows are as high as the text is large
  useEffect(() => virtualizer.measure(), [virtualizer, scale]);
  useEffect(() => {
    if (active >= 0) virtualizer.scrollToIndex(active, { align: "auto" });
  }, [active, virtualizer]);
  return (
    <div
      ref={scroller}
      className="virtual-list scrolls"
      role="listbox"
      aria-label={label}
      tabIndex={0}
      data-testid={testId}
      data-count={items.length}
      {...(active >= 0 ? { "aria-activedescendant": `${id}-${active}` } : {})}
      onKeyDown={(event) => walk(event, props, Math.floor((scroller.current?.clientHeight ?? 0) / (rowHeight * scale)))}
    >
      <div style={{ height: virtualizer.getTotalSize(), position: "relative" }} role="presentation">
        {virtualizer.getVirtualItems().map(({ index, start, size, key }) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list box handles the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the active row is named by aria-activedescendant
          <div
            key={key}
            id={`${id}-${index}`}
            className="list-row"
            role="option"
            aria-selected={index === active}
            aria-setsize={items.length}
            aria-posinset={index + 1}
            style={{ height: size, transform: `translateY(${start}px)` }}
            onClick={() => props.onActivate(index, "pointer")}
            onDoubleClick={() => props.onOpen(index)}
            onContextMenu={(event) => openMenu(event, props, index)}
          >
            {row(items[index]!)}
          </div>
        ))}
      </div>
    </div>
  );
}

function openMenu<T>(event: MouseEvent, props: VirtualListProps<T>, index: number): void {
  if (props.onMenu === undefined) return;
  event.preventDefault();
  props.onActivate(index, "keys");
  props.onMenu(index, { x: event.clientX, y: event.clientY });
}

function walk<T>(event: KeyboardEvent<HTMLDivElement>, props: VirtualListProps<T>, page: number): void {
  const { items, active, onActivate, onOpen, onMenu } = props;
  const last = items.length - 1;
  const target = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    Home: 0,
    End: last,
    PageDown: active + page,
    PageUp: active - page,
  };
  const next = event.altKey || event.ctrlKey || event.metaKey ? undefined : target[event.key as keyof typeof target];
  if (next !== undefined && last >= 0) onActivate(Math.min(last, Math.max(0, next)), "keys");
  else if (event.key === "Enter" && !event.shiftKey && active >= 0) onOpen(active);
  else if (
    (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) &&
    active >= 0 &&
    onMenu !== undefined
  ) {
    const box = document
      .getElementById(event.currentTarget.getAttribute("aria-activedescendant") ?? "")
      ?.getBoundingClientRect();
    onMenu(active, { x: (box?.left ?? 0) + 24, y: (box?.bottom ?? 0) - 4 });
  } else return;
  event.preventDefault();
}
