import type { Measure } from "#model/measure.ts";

/** What Austin was told to measure. */
export type AustinMode = "wall" | "cpu" | "memory" | "full";

/** The measures of a mode. Memory is how much the process grew or shrank between two samples. */
export function austinMeasures(mode: AustinMode): Omit<Measure, "whole">[] {
  const time = { name: mode === "cpu" ? "cpu time" : "time", unit: "nanoseconds" } as const;
  const memory = [
    { name: "memory gained", unit: "bytes" },
    { name: "memory released", unit: "bytes" },
  ] as const;
  if (mode === "memory") return [...memory];
  return mode === "full" ? [time, { name: "cpu time", unit: "nanoseconds" }, ...memory] : [time];
}

/** The metrics of one sample as values of the measures; null when there are too few. Full mode has time, whether it was idle, memory. */
export function austinValues(mode: AustinMode, metrics: readonly number[]): number[] | null {
  const [first, idle, memory] = metrics;
  if (first === undefined) return null;
  if (mode === "memory") return [Math.max(0, first), Math.max(0, -first)];
  if (first < 0) return null;
  if (mode !== "full") return [first * 1000];
  if (idle === undefined || memory === undefined) return null;
  return [first * 1000, idle === 0 ? first * 1000 : 0, Math.max(0, memory), Math.max(0, -memory)];
}

/** Reads the mode's name; wall time is Austin's default. */
export function austinMode(header: string | undefined, metrics: number): AustinMode {
  if (metrics === 3) return "full";
  return header === "cpu" || header === "memory" || header === "full" ? header : "wall";
}
