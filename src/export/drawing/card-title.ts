import { fitLine } from "#format/fit-text.ts";
import { formatCalls } from "#format/format-calls.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatShare } from "#format/format-share.ts";
import { plainName } from "#format/plain-name.ts";
import type { FlowNode } from "#model/flow-view.ts";
import type { Measure } from "#model/measure.ts";

/** Everything about a card in words, also what had to be shortened on it. */
export function cardTitle(node: FlowNode, measure: Measure | null): string {
  const { cost, estimate } = node;
  const place = node.file === null ? null : `${node.file}${node.line === null ? "" : `:${node.line}`}`;
  const unit = measure?.unit ?? "count";
  return [
    node.qualifiedName,
    place,
    node.calls === null ? null : `calls ${formatCalls(node.calls, node.primitiveCalls)}`,
    cost === null || measure === null
      ? null
      : `total ${formatCost(cost.total, unit)} (${formatShare(cost.total, measure.whole)}), self ${formatCost(cost.self, unit)}`,
    node.notedComplexity === null ? null : `noted ${node.notedComplexity}`,
    fitLine(node.fit),
    estimate?.text == null ? null : `estimated ${estimate.text} (${estimate.label})`,
    node.note,
    provenanceText(node),
  ]
    .flatMap((line) => (line === null ? [] : [plainName(line)]))
    .join("\n");
}

function provenanceText({ provenance }: FlowNode): string | null {
  if (provenance === "both") return null;
  return provenance === "static" ? "in the source, not exercised by this run" : "measured, not visible in the source";
}
