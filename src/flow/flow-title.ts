import type { FlowQuestion } from "#model/flow-view.ts";
import type { FunctionId } from "#model/ids.ts";
import type { Run } from "#model/run.ts";
import type { JoinedGraph } from "./joined-graph.ts";

/** What a picture shows, as a heading. */
export function flowTitle(question: FlowQuestion, graph: JoinedGraph, run: Run | null): string {
  const names = (ids: readonly FunctionId[]) => {
    const labels = ids.map((id) => graph.labelAt(graph.numberOf(id)!).name);
    return labels.length > 2 ? `${labels[0]} and ${labels.length - 1} more` : labels.join(" and ");
  };
  const { roots = [], to = [], via = [], throughCall } = question;
  if (throughCall !== undefined) {
    const [caller, callee] = [throughCall.caller, throughCall.callee].map((id) => names([id as FunctionId]));
    return `Paths through ${caller} → ${callee}`;
  }
  if (roots.length > 0 && to.length > 0) {
    return `Paths from ${names(roots)} to ${names(to)}${via.length > 0 ? ` via ${names(via)}` : ""}`;
  }
  if (roots.length > 0) return `Calls around ${names(roots)}`;
  return run === null ? "Call graph of the source" : `Flow of ${run.label}`;
}
