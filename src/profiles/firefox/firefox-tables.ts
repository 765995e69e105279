import { isList, isObject, type JsonObject, JsonShapeError, listAt, objectAt } from "../json-shape.ts";

/** Reads a cell of a table of Firefox's profiler. */
export type ReadCell = (row: number, column: string) => unknown;

/** A table, whichever way it is stored. */
export interface FirefoxTable {
  readonly length: number;
  readonly cell: ReadCell;
}

/**
 * Opens a table: Firefox itself ("gecko") writes `schema` and rows in `data`, profiler.firefox.com ("processed") a
 * list for each column.
 */
export function firefoxTable(value: unknown, path: string): FirefoxTable {
  const table = objectAt(value, path);
  if (isObject(table.schema)) return rowTable(table.schema, listAt(table.data, `${path}.data`), path);
  const columns = new Map(
    Object.entries(table).flatMap(([name, column]) => (isList(column) ? [[name, listAt(column, name)] as const] : [])),
  );
  const longest = [...columns.values()].reduce((most, column) => Math.max(most, column.length), 0);
  const length = typeof table.length === "number" && table.length >= 0 ? Math.min(table.length, longest) : longest;
  return { length, cell: (row, column) => columns.get(column)?.[row] };
}

function rowTable(schema: JsonObject, data: readonly unknown[], path: string): FirefoxTable {
  return {
    length: data.length,
    cell: (row, column) => {
      const at = schema[column];
      const values = data[row];
      if (!Array.isArray(values)) throw new JsonShapeError(`${path}.data[${row}]`, "no row");
      return typeof at === "number" ? values[at] : undefined;
    },
  };
}
