import type { CheckReport } from "#model/budget.ts";

/** The outcome of a whole check in one sentence: `2 of 5 budgets are over, 1 is unknown.` */
export function checkVerdict({ results }: CheckReport): string {
  if (results.length === 0) return "No budget is meant for this run.";
  const over = results.filter(({ outcome }) => outcome === "over").length;
  const unknown = results.filter(({ outcome }) => outcome === "unknown").length;
  const all = `${results.length} ${results.length === 1 ? "budget" : "budgets"}`;
  const tail = unknown === 0 ? "" : `, ${unknown} ${unknown === 1 ? "is" : "are"} unknown`;
  if (over > 0) return `${over} of ${all} ${over === 1 ? "is" : "are"} over${tail}.`;
  return unknown === 0 ? `${all} held.` : `${results.length - unknown} of ${all} held${tail}.`;
}

/** True when the check fails: a budget is over, or with `strict` unknown. */
export function checkFails({ results }: CheckReport, strict: boolean): boolean {
  return results.some(({ outcome }) => outcome === "over" || (strict && outcome === "unknown"));
}
