import type { Budget, BudgetResult, CheckReport } from "#model/budget.ts";
import type { FunctionId } from "#model/ids.ts";
import type { MeasuredGraph } from "#model/measured-graph.ts";
import type { Run } from "#model/run.ts";
import type { CheckedRun } from "./checked-run.ts";
import { measuredOfFunction } from "./measured-of-function.ts";
import { measuredOfRun } from "./measured-of-run.ts";

/**
 * Holds a run to the budgets that are meant for it, in their order. A budget whose name ends in `*` holds for every
 * function that it names; the worst one is reported. A function that a counting run never called has 0 calls.
 */
export function checkBudgets(
  budgets: readonly Budget[],
  run: Run,
  graphOfMeasure: (measureName: string) => MeasuredGraph,
  qualifiedNameOf: (id: FunctionId) => string | null = () => null,
): CheckReport {
  const checked: CheckedRun = { run, graphOfMeasure, qualifiedNameOf };
  const results = budgets
    .filter((budget) => budget.run === null || budget.run === run.label)
    .map((budget) => resultOf(budget, checked));
  return { run: { id: run.id, label: run.label }, results };
}

function resultOf(budget: Budget, checked: CheckedRun): BudgetResult {
  const finding =
    budget.function === null
      ? measuredOfRun(budget.quantity, checked)
      : measuredOfFunction(budget.function, budget.quantity, checked);
  if (finding.measured === null) return { budget, outcome: "unknown", ...finding };
  return { budget, outcome: finding.measured > budget.most ? "over" : "within", ...finding };
}
