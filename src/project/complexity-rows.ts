import type { ComplexityEstimate } from "#model/complexity-estimate.ts";
import type { FunctionId } from "#model/ids.ts";
import { attachedNotes, notesOf } from "./annotations.ts";
import { loadGraph } from "./load-graph.ts";
import { notedDegree } from "./noted-degree.ts";
import type { Project } from "./open-project.ts";

export interface ComplexityRow {
  readonly id: FunctionId;
  readonly qualifiedName: string;
  /** What a person noted; null when nothing was. */
  readonly noted: string | null;
  readonly estimate: ComplexityEstimate | null;
  /** `agree` and `disagree` go by the degree of growth; `unknown` where one side says nothing that can be compared. */
  readonly agreement: "agree" | "disagree" | "unknown";
}

/** Noted and estimated complexity of the project's functions, steepest first. Without `all` only those with growth or a note. */
export function complexityRows(project: Project, all: boolean): ComplexityRow[] {
  const { graph, estimates } = loadGraph(project);
  const notes = new Map(attachedNotes(project, notesOf(project)).map((note) => [note.functionId, note.complexity]));
  const rows = graph.functions
    .filter((one) => !one.external)
    .map((one): ComplexityRow => {
      const noted = notes.get(one.id) ?? null;
      const estimate = estimates.get(one.id) ?? null;
      return { id: one.id, qualifiedName: one.qualifiedName, noted, estimate, agreement: agreement(noted, estimate) };
    });
  return rows
    .filter((row) => all || row.noted !== null || (row.estimate?.degree ?? 0) > 0)
    .sort(
      (a, b) => (b.estimate?.degree ?? -1) - (a.estimate?.degree ?? -1) || (a.qualifiedName < b.qualifiedName ? -1 : 1),
    );
}

function agreement(noted: string | null, estimate: ComplexityEstimate | null): ComplexityRow["agreement"] {
  const degree = noted === null ? null : notedDegree(noted);
  if (degree === null || estimate === null || estimate.degree === null) return "unknown";
  return degree === estimate.degree ? "agree" : "disagree";
}
