import { functionId, runId } from "#model/ids.ts";
import type { PlacedEdge, PlacedNode, Scene } from "#model/scene.ts";

/**
 * A scene drawn as text, one call a line: `main -> parse 40`, with the cost behind it (none: static only). Cards stand in
 * the order in which they are named, from left to right.
 */
export function sceneFromCalls(text: string): Scene {
  const calls = text.split("\n").flatMap((line) => {
    const [, caller, callee, cost] = /^\s*(\S+) -> (\S+)(?: (\d+))?$/.exec(line) ?? [];
    return caller === undefined || callee === undefined ? [] : [{ caller, callee, cost: cost ?? null }];
  });
  const names = [...new Set(calls.flatMap(({ caller, callee }) => [caller, callee]))];
  const totalOf = (name: string) =>
    Math.max(0, ...calls.filter(({ callee }) => callee === name).map(({ cost }) => Number(cost ?? 0)));
  return {
    question: {},
    title: "from text",
    run: { id: runId(1), label: "run", parameters: {} },
    measure: { name: "time", unit: "nanoseconds", whole: 100 },
    nodes: names.map((name, at) => placedNode(name, at, totalOf(name))),
    edges: calls.map(({ caller, callee, cost }) => placedEdge(caller, callee, cost === null ? null : Number(cost))),
    groups: [],
    leftOut: [],
    base: null,
    size: { width: names.length * 200, height: 100 },
    layout: "elk",
  };
}

function placedNode(name: string, at: number, total: number): PlacedNode {
  return {
    id: name,
    kind: "function",
    functionId: functionId(`m.py#${name}`),
    name,
    qualifiedName: `m.${name}`,
    module: "m",
    group: null,
    functionKind: "function",
    file: "m.py",
    line: 1,
    external: false,
    calls: 1,
    primitiveCalls: 1,
    cost: { self: 0, total },
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
    pinned: false,
    box: { x: at * 200, y: 0, width: 168, height: 80 },
  };
}

function placedEdge(caller: string, callee: string, total: number | null): PlacedEdge {
  return {
    id: `${caller}>${callee}`,
    caller,
    callee,
    certainty: "certain",
    via: "direct",
    tier: "direct",
    candidates: 1,
    provenance: total === null ? "static" : "both",
    residual: false,
    through: [],
    calls: total === null ? null : 3,
    primitiveCalls: null,
    cost: total === null ? null : { self: null, total },
    sites: [{ file: "m.py", line: 4, column: 5, candidates: 1 }],
    note: null,
    difference: null,
    points: [
      { x: 0, y: 0 },
      { x: 10, y: 10 },
    ],
    label: null,
  };
}
