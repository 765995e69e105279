import { shownFit } from "#format/fit-text.ts";
import { formatCalls } from "#format/format-calls.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatShare } from "#format/format-share.ts";
import { markdownBlock, markdownCode, markdownTable, markdownText } from "#format/markdown-text.ts";
import type { FlowNode } from "#model/flow-view.ts";
import type { Scene } from "#model/scene.ts";
import { headerFacts } from "./drawing/draw-header.ts";
import { mermaid } from "./mermaid.ts";

/** A flow for a design document: the diagram as Mermaid, the functions as a table, complexity and notes. */
export function flowMarkdown(scene: Scene): string {
  const nodes = [...scene.nodes].sort((a, b) => (b.cost?.total ?? -1) - (a.cost?.total ?? -1));
  const names = new Map(nodes.map((node) => [node.id, node.qualifiedName]));
  const noted = [
    ...nodes.map(({ qualifiedName, note }) => ({ name: markdownCode(qualifiedName), note })),
    ...scene.edges.map(({ caller, callee, note }) => ({
      name: `${markdownCode(names.get(caller) ?? caller)} calls ${markdownCode(names.get(callee) ?? callee)}`,
      note,
    })),
  ].filter(({ note }) => note != null);
  const leftOut = scene.leftOut.map(({ text }) => `- ${markdownText(text)}`);
  return `${[
    `# ${markdownText(scene.title)}`,
    markdownText(headerFacts(scene)),
    markdownBlock(mermaid(scene), "mermaid"),
    "## Functions",
    markdownTable(
      header(scene),
      "lrrrrl",
      nodes.map((node) => row(node, scene)),
    ),
    ...(noted.length === 0 ? [] : ["## Notes", ...noted.map(noteSection)]),
    ...(leftOut.length === 0 ? [] : ["## Left out", leftOut.join("\n")]),
  ].join("\n\n")}\n`;
}

function header({ measure }: Scene): string[] {
  const cost = markdownText(measure?.name ?? "cost");
  return ["Function", "Calls", `Total ${cost}`, `Self ${cost}`, "Share", "Complexity"];
}

function row(node: FlowNode, { measure }: Scene): string[] {
  const unit = measure?.unit ?? "count";
  const { cost } = node;
  return [
    markdownCode(node.qualifiedName),
    formatCalls(node.calls, node.primitiveCalls),
    formatCost(cost?.total ?? null, unit),
    formatCost(cost?.self ?? null, unit),
    formatShare(cost?.total ?? null, measure?.whole ?? null),
    complexityCell(node),
  ];
}

function complexityCell({ notedComplexity, estimate, fit }: FlowNode): string {
  const fitted = shownFit(fit);
  return [
    notedComplexity === null ? null : `noted ${markdownCode(notedComplexity)}`,
    fitted === null ? null : `fitted ${markdownCode(fitted.text)}`,
    estimate?.text == null ? null : `*${markdownText(estimate.label)}* ${markdownCode(estimate.text)}`,
  ]
    .filter((part) => part !== null)
    .join(", ");
}

/** A person's note is Markdown of its own, so it is quoted as it is, line by line. */
function noteSection({ name, note }: { readonly name: string; readonly note: string | null }): string {
  const quoted = (note ?? "").split(/\r?\n/).map((line) => `> ${line}`.trimEnd());
  return `${name}\n\n${quoted.join("\n")}`;
}
