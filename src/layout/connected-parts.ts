import type { Box, Point } from "#model/scene.ts";
import type { GraphToPlace, PlacedGraph } from "./placed-graph.ts";

const gap = 56;
/** Width to height of a picture that several parts make up. */
const aspect = 1.6;

/** Splits a graph into parts that no call and no box connects, the largest first. */
export function connectedParts(graph: GraphToPlace): readonly GraphToPlace[] {
  const leader = new Map(graph.nodes.map((node) => [node.id, node.id]));
  const find = (id: string): string => {
    let top = id;
    while (leader.get(top) !== top) top = leader.get(top)!;
    leader.set(id, top);
    return top;
  };
  for (const { caller, callee } of graph.edges) leader.set(find(caller), find(callee));
  for (const group of graph.groups) {
    const members = graph.nodes.filter((node) => node.group === group);
    for (const member of members) leader.set(find(member.id), find(members[0]!.id));
  }
  const parts = new Map<string, GraphToPlace["nodes"][number][]>();
  for (const node of graph.nodes) {
    const top = find(node.id);
    const part = parts.get(top);
    if (part === undefined) parts.set(top, [node]);
    else part.push(node);
  }
  return [...parts.entries()]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([top, nodes]) => ({
      nodes,
      edges: graph.edges.filter((edge) => find(edge.caller) === top),
      groups: graph.groups.filter((group) => nodes.some((node) => node.group === group)),
    }));
}

/** Lays parts side by side in rows, so that the whole comes near the proportion of a screen. */
export function packedParts(parts: readonly PlacedGraph[]): PlacedGraph {
  if (parts.length === 1) return parts[0]!;
  const bounds = parts.map(boundsOf);
  const area = bounds.reduce((sum, box) => sum + (box.width + gap) * (box.height + gap), 0);
  const widest = Math.max(Math.sqrt(area * aspect), ...bounds.map((box) => box.width));
  const whole = {
    boxes: new Map<string, Box>(),
    groups: new Map<string, Box>(),
    routes: new Map<string, readonly Point[]>(),
  };
  let x = 0;
  let y = 0;
  let height = 0;
  parts.forEach((part, index) => {
    const box = bounds[index]!;
    if (x > 0 && x + box.width > widest) {
      x = 0;
      y += height + gap;
      height = 0;
    }
    const by = { x: x - box.x, y: y - box.y };
    for (const [id, each] of part.boxes) whole.boxes.set(id, { ...each, x: each.x + by.x, y: each.y + by.y });
    for (const [id, each] of part.groups) whole.groups.set(id, { ...each, x: each.x + by.x, y: each.y + by.y });
    for (const [id, route] of part.routes) {
      whole.routes.set(
        id,
        route.map((point) => ({ x: point.x + by.x, y: point.y + by.y })),
      );
    }
    x += box.width + gap;
    height = Math.max(height, box.height);
  });
  return whole;
}

function boundsOf(part: PlacedGraph): Box {
  const points = [...part.routes.values()].flat().map((point) => ({ ...point, width: 0, height: 0 }));
  const all = [...part.boxes.values(), ...part.groups.values(), ...points];
  const x = Math.min(...all.map((box) => box.x));
  const y = Math.min(...all.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...all.map((box) => box.x + box.width)) - x,
    height: Math.max(...all.map((box) => box.y + box.height)) - y,
  };
}
