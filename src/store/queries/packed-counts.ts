import type { Count } from "#model/measure.ts";
import { bytesToFloats, floatBytes } from "../packed-array.ts";

/** What was called, and how often. */
interface Counted {
  readonly calls: Count | null;
  readonly primitiveCalls?: Count | null;
}

/** The counts of all frames or edges as the store keeps them: those beyond 2^53 as decimal text by position. */
export interface PackedCounts {
  readonly counts: Uint8Array;
  readonly large: string | null;
}

/** Packs the calls of all, then their primitive calls. */
export function packedCounts(all: readonly Counted[]): PackedCounts {
  const counts = new Float64Array(all.length * 2);
  const large: Record<number, string> = {};
  const set = (at: number, count: Count | null) => {
    const value = count === null ? Number.NaN : Number(count);
    const isExact = Number.isSafeInteger(value);
    counts[at] = isExact ? value : Number.NaN;
    if (count !== null && !isExact) large[at] = BigInt(count).toString();
  };
  all.forEach(({ calls, primitiveCalls = null }, at) => {
    set(at, calls);
    set(at + all.length, primitiveCalls);
  });
  return { counts: floatBytes(counts), large: Object.keys(large).length === 0 ? null : JSON.stringify(large) };
}

/** Gives the counts by position again. */
export function unpackedCounts(packed: Uint8Array, largeText: string | null): (at: number) => Count | null {
  const counts = bytesToFloats(packed);
  const large: Record<string, string> = largeText === null ? {} : JSON.parse(largeText);
  return (at) => {
    const count = counts[at] ?? Number.NaN;
    if (!Number.isNaN(count)) return count;
    return large[at] === undefined ? null : BigInt(large[at]);
  };
}
