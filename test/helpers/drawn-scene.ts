import { cardSize } from "#model/card-size.ts";
import type { FlowEdge, FlowNode } from "#model/flow-view.ts";
import { functionId, runId } from "#model/ids.ts";
import type { PlacedEdge, PlacedNode, Scene } from "#model/scene.ts";

/** A card with plain defaults: measured, certain, called once, without cost. */
export function card(name: string, facts: Partial<FlowNode> = {}): FlowNode {
  return {
    id: `app.py#${name}`,
    kind: "function",
    functionId: functionId(`app.py#${name}`),
    name,
    qualifiedName: `app.${name}`,
    module: "app",
    group: "app",
    functionKind: "function",
    file: "app.py",
    line: 1,
    external: false,
    calls: 1,
    primitiveCalls: 1,
    cost: { self: 1e6, total: 1e9 },
    provenance: "both",
    match: "exact",
    recursive: false,
    stale: false,
    fit: null,
    estimate: null,
    notedComplexity: null,
    note: null,
    hiddenCallers: 0,
    hiddenCallees: 0,
    isRoot: false,
    difference: null,
    members: 1,
    cycle: null,
    parts: [],
    ...facts,
  };
}

/** A call between two cards by name. */
export function call(caller: string, callee: string, facts: Partial<FlowEdge> = {}): FlowEdge {
  return {
    id: `${caller} > ${callee}`,
    caller: `app.py#${caller}`,
    callee: `app.py#${callee}`,
    certainty: "certain",
    via: "direct",
    tier: "direct",
    candidates: 1,
    provenance: "both",
    residual: false,
    through: [],
    calls: 1,
    primitiveCalls: 1,
    cost: { self: 1e6, total: 1e9 },
    sites: [{ file: "app.py", line: 2, column: 5, candidates: 1 }],
    note: null,
    difference: null,
    ...facts,
  };
}

/** Cards one under the other in one box, with straight calls; a run of 2 s called `before`. */
export function drawnScene(
  nodes: readonly FlowNode[],
  edges: readonly FlowEdge[] = [],
  facts: Partial<Scene> = {},
): Scene {
  const placed = nodes.map((node, index): PlacedNode => {
    return { ...node, pinned: false, box: { x: 20, y: 40 + index * 160, ...cardSize(node) } };
  });
  const boxOf = (id: string) => placed.find((node) => node.id === id)?.box ?? { x: 0, y: 0, width: 0, height: 0 };
  const routed = edges.map((edge): PlacedEdge => {
    const [from, to] = [boxOf(edge.caller), boxOf(edge.callee)];
    const points = [
      { x: from.x + 60, y: from.y + from.height },
      { x: to.x + 60, y: to.y },
    ];
    return { ...edge, points, label: { x: from.x + 60, y: (from.y + from.height + to.y) / 2 } };
  });
  const size = { width: 320, height: 40 + nodes.length * 160 };
  return {
    question: {},
    title: "a flow",
    run: { id: runId(1), label: "before", parameters: { foos: "1500" } },
    measure: { name: "time", unit: "nanoseconds", whole: 2e9 },
    nodes: placed,
    edges: routed,
    groups: [
      { name: "app", label: "app", external: false, members: nodes.map(({ id }) => id), box: { x: 0, y: 0, ...size } },
    ],
    leftOut: [],
    base: null,
    size,
    layout: "elk",
    ...facts,
  };
}

/** Names that a file may hold and no export may stumble over. */
export const hostileNames = [
  '"<script>alert(1)</script>',
  "two\nlines\r\tand a tab",
  "👩‍👩‍👧 naïve 名前 \u202egnp.exe",
  "x".repeat(300),
  "]]>--><!-- */ ``` %% \\N \" ' & |a| #quot; {b}",
  "lone \ud800 surrogate \u0000 and null",
  "end",
] as const;
