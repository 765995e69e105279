/** A row as the table's sorting hands it over. */
interface SortableRow {
  readonly getValue: (columnId: string) => unknown;
}

/** Smallest first; what is unknown comes before everything known, so that it stands last in the usual order. */
export function ascending(a: SortableRow, b: SortableRow, columnId: string): number {
  const [one, other] = [a.getValue(columnId), b.getValue(columnId)] as (number | bigint | string | null)[];
  if (one === other) return 0;
  if (one == null) return -1;
  if (other == null) return 1;
  return one < other ? -1 : 1;
}
