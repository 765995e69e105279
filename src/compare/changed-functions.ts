import type { ComparedFunction, Comparison } from "#model/comparison.ts";
import type { Difference } from "#model/flow-view.ts";
import type { Count } from "#model/measure.ts";
import { isOnlyNoise } from "./noise.ts";

/** What a reader should see of a comparison. */
export interface ChangedFunctions {
  /** Largest change of self cost first. */
  readonly shown: readonly ComparedFunction[];
  /** How many more differ, but less than that. */
  readonly smaller: number;
}

/** Of all calls, or of the whole cost. */
const leastShare = 0.005;

/**
 * The functions that changed: those whose own cost or calls changed by at least 0.5 % of the run's; where there are
 * none, any that differ. What repeats show to be noise isn't heavy. Total cost doesn't count here, since it changes for every caller of a changed function.
 */
export function changedFunctions(comparison: Comparison, most: number): ChangedFunctions {
  const changed = comparison.functions.filter(hasChanged);
  const heavy = changed.filter((entry) => isHeavy(entry, comparison));
  const shown = (heavy.length > 0 ? heavy : changed).slice(0, most);
  return { shown, smaller: changed.length - shown.length };
}

function hasChanged({ presence, calls, self, total }: ComparedFunction): boolean {
  return (
    presence !== "both" ||
    !sameCount(calls.base, calls.head) ||
    !sameCount(calls.basePrimitive, calls.headPrimitive) ||
    self.base !== self.head ||
    total.base !== total.head
  );
}

function isHeavy(entry: ComparedFunction, { whole, calls: all }: Comparison): boolean {
  if (isOnlyNoise(entry)) return false;
  const { self, calls } = entry;
  const callChange = Math.abs(Number(calls.head ?? 0n) - Number(calls.base ?? 0n));
  return isShare(changeOf(self), whole) || isShare(callChange, all);
}

function isShare(change: number, whole: Difference): boolean {
  return change > 0 && change >= leastShare * Math.max(whole.base ?? 0, whole.head ?? 0);
}

function changeOf({ base, head }: Difference): number {
  return Math.abs((head ?? 0) - (base ?? 0));
}

function sameCount(one: Count | null, other: Count | null): boolean {
  return one === null || other === null ? one === other : BigInt(one) === BigInt(other);
}
