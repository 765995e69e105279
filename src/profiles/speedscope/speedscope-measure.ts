import type { Measure } from "#model/measure.ts";
import { type UnitScale, unitScale } from "../time-unit.ts";
import type { SpeedscopeWriter } from "./speedscope-writer.ts";

/** A profile's unit as a measure. */
export interface SpeedscopeMeasure extends UnitScale {
  readonly measure: Omit<Measure, "whole">;
}

/** Units are times, bytes, or `none`: then it is samples, unless the writer is known to count something else. */
export function speedscopeMeasure(unit: unknown, writer: SpeedscopeWriter): SpeedscopeMeasure {
  const known = typeof unit === "string" ? unitScale(unit) : null;
  if (known !== null) {
    return { ...known, measure: { name: known.unit === "bytes" ? "bytes" : "time", unit: known.unit } };
  }
  const plain = writer.plainMeasure === "samples" ? "samples" : "count";
  return { unit: plain, scale: 1, measure: { name: writer.plainMeasure, unit: plain } };
}
