import type { Count } from "#model/measure.ts";

/** Adds two counts exactly; null when one of them is unknown. Becomes a bigint beyond 2^53. */
export function addCounts(a: Count | null, b: Count | null): Count | null {
  if (a === null || b === null) return null;
  if (typeof a === "number" && typeof b === "number" && Number.isSafeInteger(a + b)) return a + b;
  const sum = BigInt(a) + BigInt(b);
  return sum <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(sum) : sum;
}

/** Adds two costs; null when one of them is unknown. */
export function addKnown(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a + b;
}
