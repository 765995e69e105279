import type { BudgetedQuantity } from "#model/budget.ts";
import { unreachable } from "#model/unreachable.ts";
import type { CheckedRun, Finding } from "./checked-run.ts";
import { timeMeasure } from "./time-measure.ts";

/** A quantity of the whole run. */
export function measuredOfRun(quantity: BudgetedQuantity, checked: CheckedRun): Finding {
  const { run } = checked;
  switch (quantity) {
    case "wallTime":
      return known(run.wallTime, "the run's wall time wasn't recorded");
    case "peakMemory":
      return known(run.peakMemory, "the run's peak memory wasn't recorded");
    case "total":
    case "self":
      return known(timeMeasure(run)?.whole ?? null, "the run measures no time");
    case "calls":
      return known(sumOf(checked, "calls"), "the run doesn't count calls");
    case "primitiveCalls":
      return known(sumOf(checked, "primitiveCalls"), "the run doesn't count calls apart from recursion");
    default:
      return unreachable(quantity);
  }
}

function known(measured: number | null, otherwise: string): Finding {
  return { measured, file: null, line: null, reason: measured === null ? otherwise : null };
}

function sumOf({ run, graphOfMeasure }: CheckedRun, which: "calls" | "primitiveCalls"): number | null {
  const measure = run.measures[0];
  if (!run.hasCalls || measure === undefined) return null;
  const counts = graphOfMeasure(measure.name).functions.flatMap((entry) => entry[which] ?? []);
  return counts.length === 0 ? null : Number(counts.reduce((sum: bigint, count) => sum + BigInt(count), 0n));
}
