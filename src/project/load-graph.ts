import { complexityEstimates } from "#complexity/complexity-estimates.ts";
import { flowIndex } from "#flow/flow-index.ts";
import { indexState } from "#store/queries/index-state.ts";
import { loadGraph as loadStoredGraph } from "#store/queries/load-graph.ts";
import type { Project } from "./open-project.ts";
import type { LoadedGraph } from "./project-memory.ts";

/** The static graph as it is in the store now, with estimates and the index for flows. Loaded once per revision. */
export function loadGraph(project: Project): LoadedGraph {
  const revision = indexState(project.store)?.revision ?? 0;
  if (project.memory.graph?.revision === revision) return project.memory.graph;
  const graph = loadStoredGraph(project.store);
  const loaded: LoadedGraph = {
    revision,
    graph,
    functions: new Map(graph.functions.map((one) => [one.id, one])),
    index: flowIndex(graph),
    estimates: complexityEstimates(graph.functions, graph.calls),
  };
  project.memory.graph = loaded;
  project.memory.measured.clear();
  return loaded;
}
