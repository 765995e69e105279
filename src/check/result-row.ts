import { formatBytes } from "#format/format-bytes.ts";
import { formatCount } from "#format/format-count.ts";
import { formatChange } from "#format/format-difference.ts";
import { formatDuration } from "#format/format-duration.ts";
import { plainName } from "#format/plain-name.ts";
import type { BudgetedQuantity, BudgetResult } from "#model/budget.ts";
import { unreachable } from "#model/unreachable.ts";

/** One budget's result as texts. */
export interface ResultRow {
  readonly name: string;
  readonly outcome: string;
  /** `calls of abc.ABCMeta.__subclasscheck__`, `wall time`. */
  readonly what: string;
  readonly measured: string;
  readonly most: string;
  /** How far over: `+34 %`; the reason when unknown; empty when within. */
  readonly remark: string;
}

const quantityNames: Readonly<Record<BudgetedQuantity, string>> = {
  calls: "calls",
  primitiveCalls: "calls apart from recursion",
  total: "total time",
  self: "self time",
  peakMemory: "peak memory",
  wallTime: "wall time",
};

export function resultRow({ budget, outcome, measured, reason }: BudgetResult): ResultRow {
  const { function: functionName, quantity, most } = budget;
  return {
    name: plainName(budget.name),
    outcome,
    what: quantityNames[quantity] + (functionName === null ? "" : ` of ${plainName(functionName)}`),
    measured: formatQuantity(measured, quantity),
    most: formatQuantity(most, quantity),
    remark: outcome === "unknown" ? plainName(reason ?? "") : outcome === "over" ? excess(most, measured) : "",
  };
}

function excess(most: number, measured: number | null): string {
  return most === 0 ? "none allowed" : formatChange(most, measured);
}

function formatQuantity(value: number | null, quantity: BudgetedQuantity): string {
  switch (quantity) {
    case "calls":
    case "primitiveCalls":
      return formatCount(value);
    case "total":
    case "self":
    case "wallTime":
      return formatDuration(value);
    case "peakMemory":
      return formatBytes(value);
    default:
      return unreachable(quantity);
  }
}
