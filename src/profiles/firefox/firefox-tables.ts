import { isList, isObject, type JsonList, type JsonObject, JsonShapeError, objectAt } from "../json-shape.ts";
import { LongArray } from "../source/long-array.ts";

/** Reads a cell of a table of Firefox's profiler. */
export type ReadCell = (row: number, column: string) => unknown;

/** A table, whichever way it is stored. */
export interface FirefoxTable {
  readonly length: number;
  readonly cell: ReadCell;
}

/**
 * Opens a table: Firefox itself ("gecko") writes `schema` and rows in `data`, profiler.firefox.com ("processed") a
 * list for each column. Of a list that is too long to be held only its numbers are kept.
 */
export function firefoxTable(value: unknown, path: string): FirefoxTable {
  const table = objectAt(value, path);
  if (!isObject(table.schema)) return columnTable(table);
  const { schema, data } = table;
  if (data instanceof LongArray) return longRowTable(schema, data, `${path}.data`);
  if (Array.isArray(data)) return rowTable(schema, data, `${path}.data`);
  throw new JsonShapeError(`${path}.data`, "no list of rows");
}

function columnTable(table: JsonObject): FirefoxTable {
  const lists = Object.values(table).filter(isList);
  const longest = lists.reduce((most, list) => Math.max(most, list.length), 0);
  const length = typeof table.length === "number" && table.length >= 0 ? Math.min(table.length, longest) : longest;
  const columns = new Map<string, ArrayLike<unknown>>();
  const column = (name: string) => {
    let values = columns.get(name);
    if (values === undefined) {
      values = valuesOf(table[name]);
      columns.set(name, values);
    }
    return values;
  };
  return { length, cell: (row, name) => known(column(name)[row]) };
}

function valuesOf(list: unknown): ArrayLike<unknown> {
  if (Array.isArray(list)) return list;
  return list instanceof LongArray ? list.numbers() : [];
}

function rowTable(schema: JsonObject, data: readonly unknown[], path: string): FirefoxTable {
  return {
    length: data.length,
    cell: (row, column) => {
      const at = schema[column];
      const values = data[row];
      if (!Array.isArray(values)) throw new JsonShapeError(`${path}[${row}]`, "no row");
      return typeof at === "number" ? values[at] : undefined;
    },
  };
}

/** The columns that hold numbers, since a row as an object takes ten times as much. */
function longRowTable(schema: JsonObject, data: JsonList, path: string): FirefoxTable {
  const positions = Object.entries(schema).flatMap(([name, at]) => (typeof at === "number" ? [{ name, at }] : []));
  const columns = new Map(positions.map(({ name }) => [name, new Float64Array(data.length)]));
  let row = 0;
  for (const values of data) {
    if (!Array.isArray(values)) throw new JsonShapeError(`${path}[${row}]`, "no row");
    for (const { name, at } of positions) {
      const value: unknown = values[at];
      (columns.get(name) as Float64Array)[row] = typeof value === "number" ? value : Number.NaN;
    }
    row++;
  }
  return { length: row, cell: (at, column) => known(columns.get(column)?.[at]) };
}

/** What is no number stands as NaN in a column of numbers. */
function known(value: unknown): unknown {
  return Number.isNaN(value) ? undefined : value;
}
