import type { Count } from "#model/measure.ts";

/** Adds two counts exactly; the sum is a bigint only where a number would round it. */
export function sumOfCounts(a: Count, b: Count): Count {
  if (typeof a === "number" && typeof b === "number" && Number.isSafeInteger(a + b)) return a + b;
  const exact = BigInt(a) + BigInt(b);
  return Number.isSafeInteger(Number(exact)) ? Number(exact) : exact;
}
