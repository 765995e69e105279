import type { CostColumns } from "#contract/answers.ts";
import type { FunctionId } from "#model/ids.ts";
import type { MeasuredGraph } from "#model/measured-graph.ts";
import type { Run } from "#model/run.ts";
import type { RunPart } from "#model/run-part.ts";
import { isTold } from "./describe-function.ts";
import { loadMeasured } from "./load-measured.ts";
import type { Project } from "./open-project.ts";

/**
 * What a run measured of each function, in every measure of the run (of a part of it: in those that the part tells).
 * Functions come in no particular order. Linear in the run for each measure.
 */
export function costColumns(project: Project, run: Run, part: RunPart): CostColumns {
  const told = run.measures.filter(({ name }) => isTold(project, run, name, part));
  const graphs = told.map(({ name }) => loadMeasured(project, run.id, name, part));
  const ids = [...new Set(graphs.flatMap((graph) => graph.functions.map(({ id }) => id)))];
  const placeOf = new Map(ids.map((id, place) => [id, place]));
  return { run: run.id, ids, columns: graphs.map((graph) => columnOf(graph, ids.length, placeOf)) };
}

function columnOf(
  { measure, functions }: MeasuredGraph,
  length: number,
  placeOf: ReadonlyMap<FunctionId, number>,
): CostColumns["columns"][number] {
  const self = new Array<number | null>(length).fill(null);
  const total = new Array<number | null>(length).fill(null);
  for (const { id, cost } of functions) {
    const place = placeOf.get(id)!;
    self[place] = cost.self;
    total[place] = cost.total;
  }
  return { measure, self, total };
}
