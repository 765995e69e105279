import { markdownTable, markdownText } from "#format/markdown-text.ts";
import type { BoardDrift } from "#model/board.ts";
import type { BudgetResult, CheckReport } from "#model/budget.ts";
import { hasDrifted } from "./board-drift.ts";
import { checkVerdict } from "./check-verdict.ts";
import { driftText } from "./drift-text.ts";
import { resultRow } from "./result-row.ts";

/**
 * Workflow commands for GitHub Actions, one a line: an error for each budget that is over, a warning for each unknown
 * one, at the function where its place is known.
 */
export function githubAnnotations({ results }: CheckReport): string {
  const lines = results.filter(({ outcome }) => outcome !== "within").map(annotation);
  return lines.length === 0 ? "" : `${lines.join("\n")}\n`;
}

function annotation(result: BudgetResult): string {
  const { name, what, measured, most, remark } = resultRow(result);
  const level = result.outcome === "over" ? "error" : "warning";
  const place = result.file === null ? [] : [`file=${property(result.file)}`, `line=${result.line ?? 1}`];
  const properties = [...place, `title=${property(`Budget ${name}`)}`].join(",");
  const text =
    result.outcome === "over" ? `${what}: ${measured}, at most ${most} (${remark})` : `${what} is unknown: ${remark}`;
  return `::${level} ${properties}::${message(text)}`;
}

/** An error for each board that doesn't show the source as it is. */
export function driftAnnotations(drifts: readonly BoardDrift[]): string {
  return drifts
    .filter(hasDrifted)
    .map((drift) => `::error title=${property(`Board ${drift.board}`)}::${message(driftText([drift]).trim())}\n`)
    .join("");
}

/** The check as Markdown, for the job summary. */
export function checkSummary(report: CheckReport): string {
  const marks = { within: "✅ within", over: "❌ over", unknown: "❔ unknown" } as const;
  const rows = report.results.map((result) => {
    const { name, what, measured, most, remark } = resultRow(result);
    return [marks[result.outcome], markdownText(name), markdownText(what), measured, most, markdownText(remark)];
  });
  const table = markdownTable(["Outcome", "Budget", "What", "Measured", "At most", ""], "lllrrl", rows);
  return `## Budgets of run ${markdownText(report.run.label)}\n\n${checkVerdict(report)}\n\n${rows.length === 0 ? "" : `${table}\n`}`;
}

/** Escapes as in GitHub's own toolkit (`@actions/core`, command.ts). */
function message(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return message(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
