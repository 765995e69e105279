import type { Count } from "#model/measure.ts";

const largestInteger = 2n ** 63n - 1n;

/** A count as SQLite keeps it: an integer, or decimal text beyond 2^63. */
export function storedCount(count: Count | null | undefined): bigint | number | string | null {
  if (count === null || count === undefined) return null;
  if (typeof count === "number") return Number.isSafeInteger(count) ? BigInt(count) : count;
  return count <= largestInteger ? count : count.toString();
}

/** The count that was stored: a number where that is exact. */
export function loadedCount(value: bigint | number | string | null): Count | null {
  if (value === null) return null;
  if (typeof value === "number") return value;
  const exact = BigInt(value);
  return exact <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(exact) : exact;
}
