import type { MatchReport } from "#model/match.ts";
import type { PlacedEdge, PlacedGroup, PlacedNode, Scene } from "#model/scene.ts";
import { exactJson } from "./exact-json.ts";

/**
 * `callsketch.flow/1` as JSON text: nanoseconds, bytes, counts; unknown is null, counts beyond 2^53 decimal strings. The
 * names in it are a contract with scripts: they are written out here, so that a change of the model doesn't change them.
 *
 * @param match how well the run met the project; null without a run, or when the run is no longer there
 */
export function flowDocument(scene: Scene, match: MatchReport | null): string {
  const { title, run, base, measure, question, nodes, edges, groups, leftOut, size, layout } = scene;
  const document = {
    schema: "callsketch.flow/1",
    title,
    run,
    base: base ?? null,
    measure: measure === null ? null : { name: measure.name, unit: measure.unit },
    whole: measure?.whole ?? null,
    measureFrom: scene.measureFrom ?? null,
    callsFrom: scene.callsFrom ?? null,
    matchReport: match,
    question,
    nodes: nodes.map(nodeDocument),
    edges: edges.map(edgeDocument),
    groups: groups.map(groupDocument),
    leftOut: leftOut.map(({ reason, count, text }) => ({ reason, count, text })),
    size,
    layout,
  };
  return `${exactJson(document, 2)}\n`;
}

function nodeDocument(node: PlacedNode) {
  return {
    id: node.id,
    kind: node.kind,
    function: node.functionId,
    name: node.name,
    qualifiedName: node.qualifiedName,
    functionKind: node.functionKind,
    module: node.module,
    group: node.group,
    file: node.file,
    line: node.line,
    external: node.external,
    members: node.members,
    cycle: node.cycle ?? null,
    calls: node.calls,
    primitiveCalls: node.primitiveCalls,
    callsFrom: node.callsFrom ?? null,
    costs: node.cost,
    otherCosts: node.otherCosts ?? [],
    provenance: node.provenance,
    match: node.match,
    recursive: node.recursive,
    stale: node.stale,
    notes: node.note === null ? [] : [node.note],
    complexity: { noted: node.notedComplexity, estimated: node.estimate, fitted: node.fit ?? null },
    hiddenCallers: node.hiddenCallers,
    hiddenCallees: node.hiddenCallees,
    root: node.isRoot,
    pinned: node.pinned,
    difference: node.difference,
    ...node.box,
  };
}

function edgeDocument(edge: PlacedEdge) {
  return {
    id: edge.id,
    caller: edge.caller,
    callee: edge.callee,
    certainty: edge.certainty,
    via: edge.via,
    tier: edge.tier,
    candidates: edge.candidates,
    provenance: edge.provenance,
    residual: edge.residual,
    through: edge.through,
    calls: edge.calls,
    primitiveCalls: edge.primitiveCalls,
    costs: edge.cost,
    sites: edge.sites,
    dispatch: edge.dispatch ?? null,
    notes: edge.note == null ? [] : [edge.note],
    difference: edge.difference,
    points: edge.points,
    label: edge.label,
  };
}

function groupDocument({ name, label, external, members, box }: PlacedGroup) {
  return { name, label, external, members, ...box };
}
