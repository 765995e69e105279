import type { BudgetedQuantity } from "#model/budget.ts";
import type { MeasuredFunction } from "#model/measured-graph.ts";
import { unreachable } from "#model/unreachable.ts";
import type { CheckedRun, Finding } from "./checked-run.ts";
import { functionsNamed } from "./functions-named.ts";
import { timeMeasure } from "./time-measure.ts";

/** A quantity of the function that the name means; of the worst one when it means several. */
export function measuredOfFunction(name: string, quantity: BudgetedQuantity, checked: CheckedRun): Finding {
  const { run, graphOfMeasure, qualifiedNameOf } = checked;
  const isCount = quantity === "calls" || quantity === "primitiveCalls";
  const measure = isCount ? (run.measures[0] ?? null) : timeMeasure(run);
  if (measure === null) return unknown("the run measures no time");
  if (isCount && !run.hasCalls) return unknown("the run doesn't count calls");
  const functions = functionsNamed(name, graphOfMeasure(measure.name).functions, qualifiedNameOf);
  if (functions.length === 0) {
    return run.hasCalls
      ? { measured: 0, file: null, line: null, reason: null }
      : unknown(`the run has no sample of ${name}, which doesn't tell whether it was called`);
  }
  return worstOf(functions, quantity);
}

function worstOf(functions: readonly MeasuredFunction[], quantity: BudgetedQuantity): Finding {
  const found = functions.flatMap((entry) => {
    const value = quantityOf(entry, quantity);
    return value === null ? [] : [{ measured: value, file: entry.file, line: entry.line, reason: null }];
  });
  const worst = found.reduce<Finding | null>((a, b) => (a === null || b.measured > (a.measured ?? 0) ? b : a), null);
  const [first] = functions;
  return (
    worst ?? { ...unknown("the run doesn't know this number"), file: first?.file ?? null, line: first?.line ?? null }
  );
}

function quantityOf(entry: MeasuredFunction, quantity: BudgetedQuantity): number | null {
  switch (quantity) {
    case "calls":
    case "primitiveCalls":
      return entry[quantity] === null ? null : Number(entry[quantity]);
    case "self":
    case "total":
      return entry.cost[quantity];
    case "peakMemory":
    case "wallTime":
      return null;
    default:
      return unreachable(quantity);
  }
}

function unknown(reason: string): Finding {
  return { measured: null, file: null, line: null, reason };
}
