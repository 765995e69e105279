import { type TopCall, topCallsText } from "#format/top-calls-text.ts";
import type { Comparison } from "#model/comparison.ts";

/** The "Top 20 Calls" of one side, by total cost, with the run's parameters first. */
export function topCallsOf(comparison: Comparison, side: "base" | "head", most = 20): string {
  const absent = side === "base" ? "added" : "removed";
  const rows = comparison.functions
    .filter(({ presence }) => presence !== absent)
    .map(
      ({ qualifiedName, total, calls }): TopCall => ({
        name: qualifiedName,
        cost: total[side],
        calls: calls[side],
        primitiveCalls: side === "base" ? calls.basePrimitive : calls.headPrimitive,
      }),
    )
    .sort((a, b) => (b.cost ?? -1) - (a.cost ?? -1) || (a.name < b.name ? -1 : 1));
  return topCallsText({ parameters: comparison[side].parameters, unit: comparison.measure.unit, most, rows });
}
