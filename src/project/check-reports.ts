import { hasDrifted } from "#check/board-drift.ts";
import { checkDocument } from "#check/check-document.ts";
import { checkText } from "#check/check-text.ts";
import { checkFails } from "#check/check-verdict.ts";
import { driftSummary, driftText } from "#check/drift-text.ts";
import { checkSummary, driftAnnotations, githubAnnotations } from "#check/github-annotations.ts";
import type { BoardDrift } from "#model/board.ts";
import type { CheckReport } from "#model/budget.ts";

/**
 * A check in every form in which it is reported.
 *
 * @param report null when the project has no budgets
 * @param drifts of the boards that are checked
 */
export function checkReports(report: CheckReport | null, drifts: readonly BoardDrift[], strict: boolean) {
  const both = (budgets: string, boards: string) => [budgets, boards].filter((part) => part !== "").join("\n");
  return {
    document: checkDocument(report, drifts),
    text: both(report === null ? "" : checkText(report), driftText(drifts)),
    /** Lines that GitHub Actions turns into marks on the source. */
    annotations: (report === null ? "" : githubAnnotations(report)) + driftAnnotations(drifts),
    /** Markdown for the job's summary. */
    summary: both(report === null ? "" : checkSummary(report), driftSummary(drifts)),
    fails: (report !== null && checkFails(report, strict)) || drifts.some(hasDrifted),
  };
}
