import { plainName } from "#format/plain-name.ts";
import { textTable } from "#format/text-table.ts";
import type { CheckReport } from "#model/budget.ts";
import { checkVerdict } from "./check-verdict.ts";
import { resultRow } from "./result-row.ts";

/** A check for the terminal: a row for each budget, then the outcome in a sentence. */
export function checkText(report: CheckReport): string {
  const rows = report.results.map((result) => {
    const { outcome, name, what, measured, most, remark } = resultRow(result);
    return [outcome, name, measured, most, remark, what];
  });
  const table = textTable(["Outcome", "Budget", "Measured", "At most", "", "What"], "llrrll", rows);
  return `Run: ${plainName(report.run.label)}\n\n${rows.length === 0 ? "" : `${table}\n\n`}${checkVerdict(report)}\n`;
}
