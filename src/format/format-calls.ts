import type { Count } from "#model/measure.ts";
import { formatCount } from "./format-count.ts";

/**
 * Calls as pstats writes them: `660,300/300` for all calls and those that don't come from the function's own recursion,
 * `500` when both are the same or the second is unknown, `–` when calls are unknown.
 */
export function formatCalls(calls: Count | null, primitiveCalls: Count | null): string {
  if (calls === null || primitiveCalls === null || BigInt(calls) === BigInt(primitiveCalls)) return formatCount(calls);
  return `${formatCount(calls)}/${formatCount(primitiveCalls)}`;
}
