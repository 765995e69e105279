import { siblingsOpened } from "./call-tree-rows.ts";
import type { Unfolding } from "./unfolding.ts";

interface TreeGridPlace {
  readonly flame: Unfolding;
  readonly rows: readonly number[];
  /** The row with the keyboard's mark; -1 for none. */
  readonly current: number;
  readonly expanded: ReadonlySet<number>;
}

/** What a key asks for. */
export interface TreeGridStep {
  readonly to?: number;
  readonly expanded?: ReadonlySet<number>;
  readonly open?: boolean;
  readonly menu?: boolean;
}

const page = 20;

/** What a key does in the call tree, by the ARIA pattern for tree grids; null for keys that mean nothing here. */
export function treeGridKey(event: KeyboardEvent, place: TreeGridPlace): TreeGridStep | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const { rows, current } = place;
  const at = rows.indexOf(current);
  const to = (index: number): TreeGridStep => {
    const node = rows[Math.min(rows.length - 1, Math.max(0, index))];
    return node === undefined ? {} : { to: node };
  };
  switch (event.key) {
    case "ArrowDown":
      return to(at + 1);
    case "ArrowUp":
      return to(at - 1);
    case "PageDown":
      return to(at + page);
    case "PageUp":
      return to(at - page);
    case "Home":
      return to(0);
    case "End":
      return to(rows.length - 1);
    case "ContextMenu":
      return { menu: true };
    case "F10":
      return event.shiftKey ? { menu: true } : null;
    default:
      return current < 0 ? null : rowKey(event.key, place);
  }
}

function rowKey(key: string, { flame, current, expanded }: TreeGridPlace): TreeGridStep | null {
  const isOpen = expanded.has(current);
  switch (key) {
    case "ArrowRight": {
      flame.unfold(current);
      if (flame.childCount[current] === 0) return {};
      return isOpen ? { to: flame.firstChild[current]! } : { expanded: new Set([...expanded, current]) };
    }
    case "ArrowLeft": {
      if (isOpen) return { expanded: new Set([...expanded].filter((node) => node !== current)) };
      const parent = flame.parent[current]!;
      return parent > 0 ? { to: parent } : {};
    }
    case "*":
      return { expanded: siblingsOpened(flame, current, expanded) };
    case "Enter":
      return { open: true };
    default:
      return null;
  }
}
