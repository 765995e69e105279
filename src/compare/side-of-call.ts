import type { CallsDifference } from "#model/comparison.ts";
import type { Difference } from "#model/flow-view.ts";
import type { Cost, Count } from "#model/measure.ts";

interface Measured {
  readonly calls: Count | null;
  readonly primitiveCalls: Count | null;
  readonly cost: Cost;
}

/** A function or call on one side of a comparison. */
export interface SideOfCall<T> {
  /** Null when this run never met it. */
  readonly entry: T | null;
  /** True when this run counts calls, so that what it never met has 0 of them. */
  readonly countsCalls: boolean;
}

/** Calls on both sides, exact. */
export function callsDifference(base: SideOfCall<Measured>, head: SideOfCall<Measured>): CallsDifference {
  return {
    base: callsOn(base, head, "calls"),
    head: callsOn(head, base, "calls"),
    basePrimitive: callsOn(base, head, "primitiveCalls"),
    headPrimitive: callsOn(head, base, "primitiveCalls"),
  };
}

/** Self or total cost on both sides. What was certainly never called cost nothing. */
export function costDifference(
  base: SideOfCall<Measured>,
  head: SideOfCall<Measured>,
  which: "self" | "total",
): Difference {
  return { base: costOn(base, head, which), head: costOn(head, base, which) };
}

/** Zero only where the other side's calls are counted too: a counting run may still leave some functions uncounted. */
function isCertainlyZero(side: SideOfCall<Measured>, other: SideOfCall<Measured>): boolean {
  return side.entry === null && side.countsCalls && other.entry !== null && other.entry.calls !== null;
}

function callsOn(side: SideOfCall<Measured>, other: SideOfCall<Measured>, which: "calls" | "primitiveCalls") {
  if (side.entry !== null) return side.entry[which];
  return isCertainlyZero(side, other) && other.entry?.[which] != null ? 0 : null;
}

function costOn(side: SideOfCall<Measured>, other: SideOfCall<Measured>, which: "self" | "total"): number | null {
  if (side.entry !== null) return side.entry.cost[which];
  return isCertainlyZero(side, other) && other.entry?.cost[which] != null ? 0 : null;
}
