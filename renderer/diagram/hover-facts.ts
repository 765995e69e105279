import { fitLine } from "#format/fit-text.ts";
import { formatCalls } from "#format/format-calls.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatCountDifference, formatDifference } from "#format/format-difference.ts";
import { formatShare } from "#format/format-share.ts";
import { plainName } from "#format/plain-name.ts";
import { shortName } from "#format/short-name.ts";
import type { Measure } from "#model/measure.ts";
import type { PlacedEdge, PlacedNode, Scene } from "#model/scene.ts";
import { diagramWords, provenanceWords } from "./diagram-words.ts";

/** What the hover text says: a title and lines, all plain text. */
export interface HoverFacts {
  readonly title: string;
  readonly lines: readonly string[];
}

const mostSites = 6;

/** Everything that is known of a card, with numbers in full. */
export function nodeFacts(node: PlacedNode, measure: Measure | null): HoverFacts {
  const lines = [placeOf(node), provenanceWords(node)];
  if (node.kind === "group") lines[0] = diagramWords.members(node.members);
  lines.push(...costLines(node, measure, node.callsFrom ?? null));
  if (node.cost?.self != null && measure !== null) {
    lines.push(
      diagramWords.selfCost(formatCost(node.cost.self, measure.unit), formatShare(node.cost.self, measure.whole)),
    );
  }
  for (const { measure: name, unit, cost, from } of node.otherCosts ?? []) {
    if (cost.total !== null) lines.push(diagramWords.otherCost(name, formatCost(cost.total, unit), plainName(from)));
  }
  if (node.recursive) lines.push(diagramWords.recursion);
  lines.push(...complexityLines(node));
  if (node.difference !== null) {
    const unit = measure?.unit ?? "nanoseconds";
    lines.push(diagramWords.totalChange(formatDifference(node.difference.total, unit)));
    lines.push(diagramWords.callsChange(formatCountDifference(node.difference.calls.base, node.difference.calls.head)));
  }
  if (node.stale) lines.push(diagramWords.staleSource);
  if (node.note !== null) lines.push(diagramWords.noteText(plainName(node.note).slice(0, 300)));
  return { title: plainName(node.qualifiedName), lines: lines.filter((line) => line !== "") };
}

/** Everything that is known of a call, with its sites. */
export function edgeFacts(edge: PlacedEdge, scene: Scene): HoverFacts {
  const nameOf = (id: string) => shortName(plainName(scene.nodes.find((node) => node.id === id)?.name ?? id));
  const lines = [provenanceWords(edge), ...costLines(edge, scene.measure, scene.callsFrom ?? null)];
  if (edge.certainty === "possible") {
    lines.push(diagramWords.possible(String(edge.candidates ?? "several"), edge.tier ?? "dispatch"));
  } else if (edge.certainty === "certain") lines.push(diagramWords.certain(edge.tier ?? "direct"));
  if (edge.residual) lines.push(diagramWords.through(edge.through.map(plainName)));
  lines.push(...siteLines(edge));
  if (edge.note != null) lines.push(diagramWords.noteText(plainName(edge.note).slice(0, 300)));
  return { title: `${nameOf(edge.caller)} → ${nameOf(edge.callee)}`, lines };
}

function placeOf(node: PlacedNode): string {
  if (node.file === null) return plainName(node.module);
  return node.line === null ? plainName(node.file) : `${plainName(node.file)}:${node.line}`;
}

function costLines(thing: PlacedNode | PlacedEdge, measure: Measure | null, callsFrom: string | null): string[] {
  if (thing.provenance === "static") return [];
  const calls =
    thing.calls === null
      ? diagramWords.unknownCalls
      : diagramWords.calls(formatCalls(thing.calls, thing.primitiveCalls));
  const total = thing.cost?.total ?? null;
  const isElsewhere = callsFrom !== null && thing.calls !== null;
  const counted = isElsewhere ? [calls, diagramWords.callsFrom(plainName(callsFrom))] : [calls];
  if (total === null || measure === null) return [...counted, diagramWords.unknownCost];
  return [
    ...counted,
    diagramWords.totalCost(formatCost(total, measure.unit), formatShare(total, measure.whole), measure.name),
  ];
}

function complexityLines(node: PlacedNode): string[] {
  const lines = node.notedComplexity === null ? [] : [diagramWords.noted(plainName(node.notedComplexity))];
  const fitted = fitLine(node.fit);
  if (fitted !== null) lines.push(fitted);
  const { estimate } = node;
  if (estimate?.text != null) {
    lines.push(diagramWords.estimated(plainName(estimate.text), estimate.label, plainName(estimate.reason ?? "")));
  }
  return lines;
}

function siteLines(edge: PlacedEdge): string[] {
  if (edge.sites.length === 0) return edge.provenance === "measured" ? [diagramWords.dynamicSite] : [];
  const shown = edge.sites
    .slice(0, mostSites)
    .map(({ file, line, column }) => `  ${plainName(file)}:${line}:${column}`);
  const rest = edge.sites.length - shown.length;
  return [diagramWords.sites(edge.sites.length), ...shown, ...(rest > 0 ? [`  ${diagramWords.moreSites(rest)}`] : [])];
}
