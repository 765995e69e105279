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

/**
 * Two runs by number, label or profile file, or two groups of them with commas between: then the first of each is compared,
 * and all of them tell noise from change. Files are compared without staying in the project.
 */
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
  const group = async (names: string): Promise<RunId[]> => {
    if (isRun(project, names) || existsSync(names) || !names.includes(",")) return [await found(names)];
    const ids: RunId[] = [];
    for (const name of names.split(",")) if (name.trim() !== "") ids.push(await found(name.trim()));
    return ids.length > 0 ? ids : [await found(names)];
  };
  try {
    const groups = { base: await group(base), head: await group(head) };
    const [baseId, headId] = [groups.base[0]!, groups.head[0]!];
    const threads = threadsNamed(runById(project, headId), asked);
    const areNamed = groups.base.length > 1 || groups.head.length > 1;
    return compareTwoRuns(project, baseId, headId, asked.measure ?? null, threads, areNamed ? groups : null);
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
