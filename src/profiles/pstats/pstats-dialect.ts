import type { StatsTable } from "./stats-table.ts";

/** Who wrote a pstats file; each gives its numbers another meaning. */
export type PstatsDialect = "cProfile" | "profile" | "pyinstrument" | "profiling.sampling";

/**
 * Tells the dialect: pyinstrument has -1 for calls, the sampling profiler marks its files, `profile` keeps only the
 * number of calls for a caller. A table without callers reads the same either way and counts as cProfile's.
 */
export function pstatsDialect({ entries, isSampled }: StatsTable): PstatsDialect {
  if (isSampled) return "profiling.sampling";
  if (entries.some(({ numbers }) => numbers.calls === -1)) return "pyinstrument";
  const caller = entries.find(({ callers }) => callers.length > 0)?.callers[0];
  return caller?.numbers.self === null ? "profile" : "cProfile";
}
