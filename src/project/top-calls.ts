import type { FunctionRow } from "#contract/answers.ts";
import { threadLabels } from "#format/thread-labels.ts";
import type { TopCallsTable } from "#format/top-calls-text.ts";
import type { Count } from "#model/measure.ts";
import type { Run } from "#model/run.ts";
import { attachedNotes, notesOf } from "./annotations.ts";
import { measureNamed } from "./find-run.ts";
import { listFunctions } from "./list-functions.ts";
import { loadMeasured } from "./load-measured.ts";
import type { Project } from "./open-project.ts";
import { type NamedThreads, threadsNamed } from "./threads-named.ts";

export interface TopQuestion {
  readonly most: number;
  /** `total`, `self`, `calls`, or the name of a measure of the run (then by total). */
  readonly sort: string;
  /** Only functions of the project. */
  readonly mine: boolean;
  readonly threads?: NamedThreads;
}

/** The dearest functions of a run or of some of its threads, and the table that the command line prints of them. */
export function topCalls(
  project: Project,
  run: Run,
  question: TopQuestion,
): { rows: FunctionRow[]; table: TopCallsTable; measure: string; threads: readonly string[] | null } {
  const { most, sort, mine } = question;
  const threads = threadsNamed(run, question.threads ?? {});
  const labels = threadLabels(run.threads);
  const ownOrder = ["total", "self", "calls"].includes(sort);
  const measure = measureNamed(run, ownOrder ? null : sort);
  const notes = attachedNotes(project, notesOf(project));
  const rows = listFunctions(project, loadMeasured(project, run.id, measure.name, { time: null, threads }), notes)
    .filter((row) => row.provenance !== "static" && (row.cost !== null || row.calls !== null))
    .filter((row) => !mine || !row.external)
    .sort((a, b) => costInOrder({ ...a, ...a.cost }, sort) - costInOrder({ ...b, ...b.cost }, sort))
    .reverse()
    .slice(0, most);
  const shown = rows.map((row) => ({
    name: row.qualifiedName,
    cost: (sort === "self" ? row.cost?.self : row.cost?.total) ?? null,
    calls: row.calls,
    primitiveCalls: row.primitiveCalls,
  }));
  return {
    rows,
    measure: measure.name,
    table: { parameters: run.parameters, unit: measure.unit, most, rows: shown },
    threads: threads?.map((index) => labels[index]!) ?? null,
  };
}

/** The number to sort by; unknown comes last. */
export function costInOrder(
  row: { readonly self?: number | null; readonly total?: number | null; readonly calls: Count | null },
  sort: string,
): number {
  if (sort === "calls") return row.calls === null ? -1 : Number(row.calls);
  return (sort === "self" ? row.self : (row.total ?? row.self)) ?? -1;
}
