import type { MeasureUnit } from "#model/measure.ts";

/** What an event of a callgrind file counts, and by what to multiply it for our unit. */
export interface EventMeasure {
  readonly name: string;
  readonly unit: MeasureUnit;
  readonly scale: number;
}

/** Reads an event's name: valgrind's `Ir`, xdebug's `Time_(10ns)` and `Memory_(bytes)`; any other is a plain count. */
export function eventMeasure(event: string): EventMeasure {
  if (event === "Ir") return { name: event, unit: "instructions", scale: 1 };
  const [, name = event, times = "1", unit = ""] = /^(.+?)_?\((\d*)(\D+)\)$/.exec(event) ?? [];
  const factor = Number(times || "1");
  const scale = nanoseconds[unit];
  if (scale !== undefined) return { name: name.toLowerCase(), unit: "nanoseconds", scale: factor * scale };
  if (/^bytes?$/i.test(unit)) return { name: name.toLowerCase(), unit: "bytes", scale: factor };
  return { name: event, unit: "count", scale: 1 };
}

const nanoseconds: Readonly<Record<string, number>> = { ns: 1, us: 1e3, µs: 1e3, μs: 1e3, ms: 1e6, s: 1e9 };
