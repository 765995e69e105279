import { checkDocument } from "#check/check-document.ts";
import { checkText } from "#check/check-text.ts";
import { checkFails } from "#check/check-verdict.ts";
import { checkSummary, githubAnnotations } from "#check/github-annotations.ts";
import type { CheckReport } from "#model/budget.ts";

/** A check in every form in which it is reported. */
export function checkReports(report: CheckReport, strict: boolean) {
  return {
    document: checkDocument(report),
    text: checkText(report),
    /** Lines that GitHub Actions turns into marks on the source. */
    annotations: githubAnnotations(report),
    /** Markdown for the job's summary. */
    summary: checkSummary(report),
    fails: checkFails(report, strict),
  };
}
