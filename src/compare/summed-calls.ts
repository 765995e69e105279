import type { MeasuredGraph } from "#model/measured-graph.ts";
import type { Run } from "#model/run.ts";

/** All calls of a run; null when it doesn't count calls. Functions without a count (natives under V8) are left out. */
export function summedCalls({ run, graph }: { readonly run: Run; readonly graph: MeasuredGraph }): number | null {
  if (!run.hasCalls) return null;
  let sum = 0n;
  for (const { calls } of graph.functions) if (calls !== null) sum += BigInt(calls);
  return Number(sum);
}
