import { threeDigits } from "./three-digits.ts";

/** One step of a scale of units: values from `size` on are written in it. */
export interface UnitStep {
  readonly size: number;
  readonly unit: string;
}

/**
 * A value with three significant digits in the largest unit that it fills; 999.6 of a unit becomes 1 of the next one.
 *
 * @param steps largest unit first
 */
export function formatScaled(value: number, steps: readonly UnitStep[]): string {
  const magnitude = Math.abs(value);
  const sign = value < 0 ? "−" : "";
  const fitting = steps.find(({ size }) => magnitude >= size * 0.9995) ?? steps.at(-1);
  if (fitting === undefined) return `${sign}${threeDigits(magnitude)}`;
  return `${sign}${threeDigits(magnitude / fitting.size)} ${fitting.unit}`;
}
