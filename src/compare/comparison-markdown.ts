import { formatCalls } from "#format/format-calls.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatChange, formatCountDifference, formatDifference } from "#format/format-difference.ts";
import { markdownBlock, markdownCode, markdownTable, markdownText } from "#format/markdown-text.ts";
import { noiseMark } from "#format/noise-mark.ts";
import { shellLine } from "#format/shell-line.ts";
import type { ComparedFunction, Comparison } from "#model/comparison.ts";
import type { Run } from "#model/run.ts";
import { changedFunctions } from "./changed-functions.ts";
import { comparisonSummary, smallerChanges, wholeRunRows } from "./comparison-summary.ts";
import { topCallsOf } from "./top-calls-of.ts";

const most = 20;

/** The text for the pull request: one line, the table, "Top 20 Calls" before and after, how it was measured. */
export function comparisonMarkdown(comparison: Comparison): string {
  const { base, head } = comparison;
  return `${[
    `## ${markdownText(base.label)} → ${markdownText(head.label)}`,
    `**${comparisonSummary(comparison, markdownText)}**`,
    wholeTable(comparison),
    "### What changed",
    functionTable(comparison),
    comparison.noise,
    details("Top 20 calls before", topCallsOf(comparison, "base", most)),
    details("Top 20 calls after", topCallsOf(comparison, "head", most)),
    "### How it was measured",
    markdownTable(["", "Before", "After"], "lll", provenanceRows(base, head)),
  ].join("\n\n")}\n`;
}

function wholeTable(comparison: Comparison): string {
  const rows = wholeRunRows(comparison).map(({ name, difference: { base, head }, chance, format }) => [
    markdownText(name),
    format(base),
    format(head),
    noiseMark(chance) + formatChange(base, head),
  ]);
  return markdownTable(["", "Before", "After", "Change"], "lrrr", rows);
}

function functionTable(comparison: Comparison): string {
  const { unit, name } = comparison.measure;
  const { shown, smaller } = changedFunctions(comparison, most);
  const rows = shown.map((entry) => [
    functionCell(entry),
    callsCell(entry),
    formatCountDifference(entry.calls.base, entry.calls.head),
    `${formatCost(entry.self.base, unit)} → ${formatCost(entry.self.head, unit)}`,
    noiseMark(entry.chance.self) + formatDifference(entry.self, unit),
    noiseMark(entry.chance.total) + formatDifference(entry.total, unit),
  ]);
  if (rows.length === 0) return "No function changed in calls or cost.";
  const header = ["Function", "Calls", "Change", `Self ${markdownText(name)}`, "Change", "Total change"];
  const rest = smaller === 0 ? "" : `\n\n${smallerChanges(smaller)}`;
  return markdownTable(header, "lrrrrr", rows) + rest;
}

function functionCell({ qualifiedName, presence }: ComparedFunction): string {
  const mark = presence === "added" ? " (only after)" : presence === "removed" ? " (only before)" : "";
  return markdownCode(qualifiedName) + mark;
}

function callsCell({ calls }: ComparedFunction): string {
  return `${formatCalls(calls.base, calls.basePrimitive)} → ${formatCalls(calls.head, calls.headPrimitive)}`;
}

function details(title: string, text: string): string {
  return `<details><summary>${title}</summary>\n\n${markdownBlock(text)}\n\n</details>`;
}

function provenanceRows(base: Run, head: Run): string[][] {
  const rows: [string, (run: Run) => string][] = [
    ["Run", (run) => markdownText(run.label)],
    ["Parameters", (run) => parameterList(run)],
    ["Command", (run) => (run.command === null ? "imported" : markdownCode(shellLine(run.command.argv)))],
    ["Commit", commitCell],
    ["Profiler", (run) => markdownText(run.command?.profiler ?? run.producer ?? run.format)],
    ["Recorded", (run) => markdownText(run.createdAt)],
  ];
  return rows.map(([title, cell]) => [title, cell(base), cell(head)]);
}

function parameterList(run: Run): string {
  const entries = Object.entries(run.parameters);
  return entries.length === 0 ? "none" : entries.map(([name, value]) => markdownText(`${name}: ${value}`)).join("<br>");
}

function commitCell(run: Run): string {
  if (run.commit === null) return "unknown";
  return markdownCode(run.commit.slice(0, 12)) + (run.dirty === true ? " with uncommitted changes" : "");
}
