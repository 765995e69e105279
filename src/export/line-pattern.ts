import type { FlowEdge, FlowNode } from "#model/flow-view.ts";
import type { Scene } from "#model/scene.ts";

export type LinePattern = "solid" | "dashed" | "dotted";

/**
 * How a card is framed: dotted when it is known from the run alone, dashed when this run didn't reach it. Without a run
 * everything is from the source, and nothing is "only" from there.
 */
export function borderPattern({ provenance }: FlowNode, { run }: Pick<Scene, "run">): LinePattern {
  if (provenance === "measured") return "dotted";
  return provenance === "static" && run !== null ? "dashed" : "solid";
}

/** How a call is drawn: as the frame of a card, and dashed too when it is a possible one or passes what isn't shown. */
export function callPattern(
  edge: Pick<FlowEdge, "provenance" | "residual" | "certainty">,
  { run }: Pick<Scene, "run">,
): LinePattern {
  if (edge.provenance === "measured" && !edge.residual) return "dotted";
  const isUnmeasured = edge.provenance === "static" && run !== null;
  return edge.residual || isPossible(edge) || isUnmeasured ? "dashed" : "solid";
}

/** A hollow arrow head says "possible", as dashes alone say other things too. */
export function isPossible({ certainty, provenance }: Pick<FlowEdge, "certainty" | "provenance">): boolean {
  return certainty === "possible" && provenance !== "measured";
}
