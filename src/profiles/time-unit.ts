import type { MeasureUnit } from "#model/measure.ts";

/** A unit as a file names it, in ours: multiply by `scale`. */
export interface UnitScale {
  readonly unit: MeasureUnit;
  readonly scale: number;
}

const times: Readonly<Record<string, number>> = {
  nanoseconds: 1,
  nanosecond: 1,
  ns: 1,
  microseconds: 1e3,
  microsecond: 1e3,
  us: 1e3,
  µs: 1e3,
  milliseconds: 1e6,
  millisecond: 1e6,
  ms: 1e6,
  seconds: 1e9,
  second: 1e9,
  s: 1e9,
  min: 60e9,
  minutes: 60e9,
};

const sizes: Readonly<Record<string, number>> = {
  b: 1,
  byte: 1,
  bytes: 1,
  kb: 1024,
  kib: 1024,
  kilobytes: 1024,
  mb: 1024 ** 2,
  mib: 1024 ** 2,
  megabytes: 1024 ** 2,
  gb: 1024 ** 3,
  gib: 1024 ** 3,
  gigabytes: 1024 ** 3,
};

/** Reads the name of a unit: times become nanoseconds, sizes bytes; null when it is neither. */
export function unitScale(name: string): UnitScale | null {
  const key = name.toLowerCase();
  if (Object.hasOwn(times, key)) return { unit: "nanoseconds", scale: times[key] as number };
  if (Object.hasOwn(sizes, key)) return { unit: "bytes", scale: sizes[key] as number };
  return null;
}

/** A value in our unit. Times are whole nanoseconds, so that sums are exact. */
export function scaledValue(value: number, { unit, scale }: UnitScale): number {
  return unit === "nanoseconds" ? Math.round(value * scale) : value * scale;
}
