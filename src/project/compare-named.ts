import { existsSync } from "node:fs";
import { comparisonDocument } from "#compare/comparison-document.ts";
import { comparisonMarkdown } from "#compare/comparison-markdown.ts";
import { comparisonText } from "#compare/comparison-text.ts";
import type { Comparison } from "#model/comparison.ts";
import type { RunId } from "#model/ids.ts";
import { deleteRun, runs } from "#store/queries/runs.ts";
import { compareTwoRuns } from "./compare-two-runs.ts";
import { runById, runNamed } from "./find-run.ts";
import { type ImportOptions, importRun } from "./import-run.ts";
import type { Project } from "./open-project.ts";
import { type NamedThreads, threadsNamed } from "./threads-named.ts";

/** What is compared of two runs: the first measure that both have when none is named, all threads when none are. */
export interface NamedComparison extends NamedThreads {
  readonly measure?: string | undefined;
}

/** Two runs by number, label or profile file. Files are compared without staying in the project. */
export async function compareNamed(
  project: Project,
  base: string,
  head: string,
  asked: NamedComparison,
  options: ImportOptions,
): Promise<Comparison> {
  const visiting: RunId[] = [];
  const found = async (name: string): Promise<RunId> => {
    if (isRun(project, name) || !existsSync(name)) return runNamed(project, name).id;
    const { run } = await importRun(project, name, { label: null }, options);
    visiting.push(run.id);
    return run.id;
  };
  try {
    const [baseId, headId] = [await found(base), await found(head)];
    const threads = threadsNamed(runById(project, headId), asked);
    return compareTwoRuns(project, baseId, headId, asked.measure ?? null, threads);
  } finally {
    for (const id of visiting) deleteRun(project.store, id); // purged when the project is closed
  }
}

function isRun(project: Project, name: string): boolean {
  return runs(project.store).some((run) => run.label === name || String(run.id) === name);
}

/** A comparison as text, as JSON document, or as the text of a pull request. */
export function comparisonReport(comparison: Comparison, format: "text" | "json" | "markdown"): string {
  if (format === "json") return comparisonDocument(comparison);
  return format === "markdown" ? comparisonMarkdown(comparison) : comparisonText(comparison);
}
