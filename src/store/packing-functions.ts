import type Database from "better-sqlite3";
import { floatBytes, intBytes } from "./packed-array.ts";

/** Teaches a connection the aggregates that migrations pack rows with. */
export function addPackingFunctions(db: Database.Database): void {
  const packing = (pack: (values: readonly (number | null)[]) => Uint8Array) => ({
    start: (): (number | null)[] => [],
    step: (values: (number | null)[], value: number | null) => {
      values.push(value);
    },
    result: (values: (number | null)[]) => Buffer.from(pack(values)),
  });
  db.aggregate(
    "pack_ints",
    packing((values) => intBytes(Int32Array.from(values, Number))),
  );
  db.aggregate(
    "pack_floats",
    packing((values) => floatBytes(Float64Array.from(values, (value) => value ?? Number.NaN))),
  );
}
