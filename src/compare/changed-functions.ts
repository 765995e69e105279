import type { ComparedFunction, Comparison } from "#model/comparison.ts";

/** The functions whose calls or cost differ, largest change of self cost first, at most so many. */
export function changedFunctions(comparison: Comparison, most: number): ComparedFunction[] {
  return comparison.functions.filter(hasChanged).slice(0, most);
}

/** True when calls or cost differ, or it is on one side only. */
export function hasChanged({ presence, calls, self, total }: ComparedFunction): boolean {
  return (
    presence !== "both" ||
    !sameCount(calls.base, calls.head) ||
    !sameCount(calls.basePrimitive, calls.headPrimitive) ||
    self.base !== self.head ||
    total.base !== total.head
  );
}

function sameCount(one: number | bigint | null, other: number | bigint | null): boolean {
  return one === null || other === null ? one === other : BigInt(one) === BigInt(other);
}
