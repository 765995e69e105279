import type { ComplexityFit } from "#model/complexity-fit.ts";
import { fittedComplexity } from "./fitted-complexity.ts";
import { loadGraph } from "./load-graph.ts";
import type { Project } from "./open-project.ts";

export interface SteepFunction {
  readonly qualifiedName: string;
  readonly fit: ComplexityFit;
}

/** The project's functions whose cost in a run grew with the newest series, fastest first, dearest first among equals. */
export function steepestGrowth(project: Project, most: number): SteepFunction[] {
  const { functions } = loadGraph(project);
  const rows = [...fittedComplexity(project).fits].flatMap(([id, fit]) => {
    const source = functions.get(id);
    if (source === undefined || source.external) return [];
    return rank(fit) > 0 ? [{ qualifiedName: source.qualifiedName, fit }] : [];
  });
  const dearest = ({ fit }: SteepFunction) => fit.points.at(-1)?.total ?? 0;
  return rows.sort((a, b) => rank(b.fit) - rank(a.fit) || dearest(b) - dearest(a)).slice(0, most);
}

/** By the cost of a run; by the calls that were made where the costs don't tell. */
function rank({ perRun, callsMade, calls }: ComplexityFit): number {
  if (perRun.text !== null) return perRun.degree ?? Number.MAX_VALUE;
  if (callsMade.text === null || calls.text === null) return 0;
  return (callsMade.degree ?? Number.MAX_VALUE) + (calls.degree ?? Number.MAX_VALUE);
}
