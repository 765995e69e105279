import { flowIndex } from "#flow/flow-index.ts";
import { type MeasuredSource, showFlow } from "#flow/show-flow.ts";
import type { FlowQuestion, FlowView } from "#model/flow-view.ts";
import { functionId } from "#model/ids.ts";
import type { MeasuredGraph } from "#model/measured-graph.ts";
import { aRun } from "./measured-run.ts";
import { drawnId, sourceDrawn } from "./source-drawn.ts";

/** Asks a question of a drawn source and, where there is one, of a drawn run. */
export function flowOf(
  source: string,
  run: MeasuredGraph | null,
  question: FlowQuestion = {},
  base: MeasuredGraph | null = null,
): FlowView {
  const measured: MeasuredSource | null =
    run === null ? null : { run: aRun("run"), graph: run, base, baseRun: base === null ? null : aRun("base") };
  const annotations = { estimates: new Map(), notes: [], fits: new Map(), staleFiles: new Set<string>() };
  return showFlow(flowIndex(sourceDrawn(source)), measured, question, annotations);
}

/** Ids by the names that a drawing uses. */
export function ids(...names: string[]) {
  return names.map((name) => functionId(drawnId(name)));
}

/** The names of the cards, in order. */
export function cardNames(view: FlowView): string[] {
  return view.nodes.map((node) => node.name);
}

/**
 * The calls of a view, one a line and sorted: `main > parse 40 both`; `..` instead of `>` for a residual one, followed by
 * what it passes: `main .. parse 40 measured (abc)`. A dash is an unknown cost.
 */
export function callLines(view: FlowView): string[] {
  const name = new Map(view.nodes.map((node) => [node.id, node.name]));
  return view.edges
    .map((edge) => {
      const sign = edge.residual ? ".." : edge.certainty === "possible" && edge.provenance === "static" ? "?" : ">";
      const through = edge.through.length > 0 ? ` (${edge.through.join(", ")})` : "";
      return `${name.get(edge.caller)} ${sign} ${name.get(edge.callee)} ${edge.cost?.total ?? "-"} ${edge.provenance}${through}`;
    })
    .sort();
}
