import type { FunctionRow } from "#contract/answers.ts";
import type { FunctionId } from "#model/ids.ts";
import type { MeasuredFunction, MeasuredGraph } from "#model/measured-graph.ts";
import type { AttachedNote } from "#model/note.ts";
import { functionRow } from "./function-row.ts";
import { loadGraph } from "./load-graph.ts";
import type { Project } from "./open-project.ts";

/**
 * Every function of the project, and of the run when there is one. With a run the dearest come first and those that it
 * didn't measure last; without one they come in order of name. External functions that only the source names stand last.
 */
export function listFunctions(
  project: Project,
  measured: MeasuredGraph | null,
  notes: readonly AttachedNote[],
): FunctionRow[] {
  const { functions } = loadGraph(project);
  const costs = new Map<FunctionId, MeasuredFunction>(measured?.functions.map((one) => [one.id, one]));
  const noteOf = new Map(notes.filter((note) => note.functionId !== null).map((note) => [note.functionId, note]));
  const ids = new Set<FunctionId>([...functions.keys(), ...costs.keys()]);
  const rows = [...ids].map((id) => functionRow(id, functions.get(id), costs.get(id), noteOf.get(id)));
  return rows.sort(byCostThenName);
}

function byCostThenName(a: FunctionRow, b: FunctionRow): number {
  const cost = weight(b) - weight(a);
  if (cost !== 0) return cost;
  if (a.external !== b.external) return a.external ? 1 : -1;
  return a.qualifiedName < b.qualifiedName ? -1 : a.qualifiedName > b.qualifiedName ? 1 : 0;
}

/** Unmeasured functions come after those that measured zero. */
function weight(row: FunctionRow): number {
  return row.cost === null ? -1 : (row.cost.total ?? row.cost.self ?? 0);
}
