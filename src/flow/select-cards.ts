import type { FlowQuestion } from "#model/flow-view.ts";
import type { FunctionId } from "#model/ids.ts";
import type { FlowWeights } from "./flow-weights.ts";
import type { JoinedGraph } from "./joined-graph.ts";
import { selectNeighbourhood } from "./select-neighbourhood.ts";
import { selectOverview } from "./select-overview.ts";
import { selectPaths } from "./select-paths.ts";
import { selectStatic } from "./select-static.ts";
import { selectThroughCall } from "./select-through-call.ts";
import { mostNodes, type Selection, usualNodes } from "./selection.ts";
import type { UnitGraph } from "./unit-graph.ts";

/** Chooses the cards by what a question asks for: paths, a neighbourhood, the overview of a run, or of the source. */
export function selectCards(
  question: FlowQuestion,
  graph: JoinedGraph,
  units: UnitGraph,
  weights: FlowWeights,
): Selection {
  const unitsOf = (ids: readonly FunctionId[] = []) => [
    ...new Set(ids.flatMap((id) => graph.numberOf(id) ?? []).map(units.unitOf)),
  ];
  const most = Math.max(1, Math.min(mostNodes, Math.floor(question.nodes ?? usualNodes)));
  const roots = unitsOf(question.roots);
  const request = {
    question,
    graph,
    units,
    weights,
    most,
    roots,
    pinned: unitsOf(question.pinned).slice(0, mostNodes),
  };
  const ends = unitsOf(question.to);
  const { throughCall } = question;
  if (throughCall !== undefined) {
    const [caller, callee] = [throughCall.caller, throughCall.callee].map((id) => unitsOf([id as FunctionId])[0]!);
    return selectThroughCall(request, caller!, callee!, ends);
  }
  if (roots.length > 0 && ends.length > 0) return selectPaths(request, ends, unitsOf(question.via));
  if (roots.length > 0) return selectNeighbourhood(request);
  return graph.hasRun && !onlyUnmeasured(question) ? selectOverview(request) : selectStatic(request);
}

/** The view of what no run reached asks for static calls alone: no cost can rank them. */
function onlyUnmeasured({ provenance }: FlowQuestion): boolean {
  return provenance !== undefined && !provenance.includes("both") && !provenance.includes("measured");
}
