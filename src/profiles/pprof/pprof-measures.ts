import type { Measure } from "#model/measure.ts";
import { type UnitScale, unitScale } from "../time-unit.ts";

/** One of a profile's sample types. */
export interface PprofMeasure {
  readonly measure: Omit<Measure, "whole">;
  readonly scale: UnitScale;
  /** Position of its value in a sample. */
  readonly value: number;
  /** -1 for the measure that takes what is below zero, as differences of two profiles have. */
  readonly sign: 1 | -1;
}

/**
 * All sample types as measures, pprof's default first: the one that the profile names, else the last. What is below zero
 * becomes a measure of its own, since a cost that isn't there can't be a share of the whole.
 *
 * @param types name and unit of each
 * @param negative whether any sample has a value below zero, by type
 */
export function pprofMeasures(
  types: readonly (readonly [name: string, unit: string])[],
  negative: readonly boolean[],
  defaultType: string,
): PprofMeasure[] {
  const named = types.findIndex(([name]) => name === defaultType && name !== "");
  const first = named === -1 ? types.length - 1 : named;
  const order = [first, ...[...types.keys()].filter((at) => at !== first)];
  return order.flatMap((value) => {
    const [name, unit] = types[value] as readonly [string, string];
    const scale = unitScale(unit) ?? { unit: name === "samples" ? "samples" : "count", scale: 1 };
    const plus: PprofMeasure = { measure: { name, unit: scale.unit }, scale, value, sign: 1 };
    const minus: PprofMeasure = { measure: { name: `${name} less`, unit: scale.unit }, scale, value, sign: -1 };
    return negative[value] ? [plus, minus] : [plus];
  });
}
