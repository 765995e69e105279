import type { FunctionRow } from "#contract/answers.ts";
import { plainName } from "#format/plain-name.ts";
import type { Count } from "#model/measure.ts";
import type { FrameCosts } from "./outermost.ts";
import type { StackTree } from "./stack-tree.ts";

/** One function in the sandwich's table. */
export interface SandwichRow {
  readonly id: string;
  readonly name: string;
  readonly module: string;
  /** Null is unknown. */
  readonly calls: Count | null;
  readonly primitiveCalls: Count | null;
  readonly self: number | null;
  readonly total: number | null;
}

export type SandwichColumn = "name" | "calls" | "self" | "total";

/** How the table is ordered. */
export interface SandwichOrder {
  readonly column: SandwichColumn;
  readonly descending: boolean;
}

/**
 * A row for each function that the tree knows; exact figures where the run's own rows have them. `treeCosts` is asked
 * only when some function has no row of its own, since it walks the whole tree.
 */
export function sandwichRows(
  tree: StackTree,
  treeCosts: () => FrameCosts,
  exact: readonly FunctionRow[],
): SandwichRow[] {
  let asked: FrameCosts | null = null;
  const costOf = (kind: "self" | "total", index: number): number => {
    asked ??= treeCosts();
    return asked[kind][index]!;
  };
  const known = new Map<string, FunctionRow>(exact.map((row) => [row.id, row]));
  const rows = new Map<string, SandwichRow>();
  for (const [index, frame] of tree.frames.entries()) {
    if (rows.has(frame.id)) continue;
    const row = known.get(frame.id);
    rows.set(frame.id, {
      id: frame.id,
      name: plainName(frame.name),
      module: plainName(frame.module),
      calls: row?.calls ?? null,
      primitiveCalls: row?.primitiveCalls ?? null,
      self: row?.cost == null ? costOf("self", index) : row.cost.self,
      total: row?.cost == null ? costOf("total", index) : row.cost.total,
    });
  }
  return [...rows.values()];
}

/** Rows whose name or module contains the text, in order. Unknown numbers come last either way. */
export function orderedRows(rows: readonly SandwichRow[], filter: string, order: SandwichOrder): SandwichRow[] {
  const wanted = filter.trim().toLowerCase();
  const found =
    wanted === ""
      ? [...rows]
      : rows.filter(({ name, module }) => name.toLowerCase().includes(wanted) || module.toLowerCase().includes(wanted));
  const sign = order.descending ? -1 : 1;
  return found.sort((a, b) => {
    const [left, right] = [a[order.column], b[order.column]];
    if (left === right) return compareNames(a, b);
    if (left === null) return 1;
    if (right === null) return -1;
    return sign * (left < right ? -1 : 1);
  });
}

function compareNames(a: SandwichRow, b: SandwichRow): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1;
}

/** The order after a click on a column's head: numbers start with the largest, names with A; a second click turns it round. */
export function nextOrder(order: SandwichOrder, column: SandwichColumn): SandwichOrder {
  if (order.column === column) return { column, descending: !order.descending };
  return { column, descending: column !== "name" };
}
