/** What a budget limits. Times in nanoseconds, memory in bytes. */
export type BudgetedQuantity = "calls" | "primitiveCalls" | "total" | "self" | "peakMemory" | "wallTime";

/** One limit from `.callsketch/budgets.json`. */
export interface Budget {
  /** What a person calls it; unique. */
  readonly name: string;
  /** Qualified name of the function (may end in `*`); null for the whole run. */
  readonly function: string | null;
  readonly quantity: BudgetedQuantity;
  readonly most: number;
  /** Label of the runs it holds for; null for every run. */
  readonly run: string | null;
}

/** What became of one budget. */
export interface BudgetResult {
  readonly budget: Budget;
  /** `unknown`: the run doesn't measure this; it fails the check only with `--strict`. */
  readonly outcome: "within" | "over" | "unknown";
  /** Null when unknown. A function that the run never called measured 0 calls when the run counts calls. */
  readonly measured: number | null;
  /** Where the function stands, for annotations; null for the whole run. */
  readonly file: string | null;
  readonly line: number | null;
  /** Why it is unknown; null otherwise. */
  readonly reason: string | null;
}

export interface CheckReport {
  readonly run: { readonly id: number; readonly label: string };
  readonly results: readonly BudgetResult[];
}
