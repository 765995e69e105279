import type { MeasuredGraph } from "#model/measured-graph.ts";
import { costsFromEdges } from "./costs-from-edges.ts";
import { costsFromStacks } from "./costs-from-stacks.ts";
import type { Placement, UnitCosts } from "./unit-costs.ts";

/** Adds up costs for the cards: over whole stacks where the run has them, else from calls between functions. */
export function addUpCosts(graph: MeasuredGraph, placement: Placement): UnitCosts {
  return graph.tree == null ? costsFromEdges(graph, placement) : costsFromStacks(graph, graph.tree, placement);
}
