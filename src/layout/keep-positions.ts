import type { Box, KnownPositions, Point } from "#model/scene.ts";
import { boundingBox } from "./group-boxes.ts";
import type { GraphToPlace, PlacedGraph } from "./placed-graph.ts";
import { overlaps } from "./route.ts";

/** Free room around a card that a person placed. */
const clearance = 16;

/**
 * Moves a fresh layout to where the last picture was: the whole by the middle of the ways that known cards moved, pinned
 * cards to their exact place. A card that a pinned one covers gives way downwards. Routes of cards that moved on their own
 * are left out, to be drawn straight.
 */
export function keepPositions(placed: PlacedGraph, graph: GraphToPlace, positions: KnownPositions): PlacedGraph {
  const shift = usualShift(placed, graph);
  const moved = new Map([...placed.boxes].map(([id, box]) => [id, moveBy(box, shift)]));
  const fixed = graph.nodes.filter((node) => positions[node.id]?.pinned === true).map((node) => node.id);
  const stirred = new Set<string>();
  for (const id of fixed) {
    const { x, y } = positions[id]!;
    const box = moved.get(id)!;
    if (Math.abs(box.x - x) + Math.abs(box.y - y) > 0.5) stirred.add(id);
    moved.set(id, { ...box, x, y });
  }
  if (fixed.length > 0) giveWay(moved, new Set(fixed), stirred);
  const groups = new Map([...placed.groups].map(([name, box]) => [name, moveBy(box, shift)]));
  for (const name of groups.keys()) {
    const members = graph.nodes.filter((node) => node.group === name);
    if (members.some((node) => stirred.has(node.id))) {
      groups.set(name, boundingBox(members.map((node) => moved.get(node.id)!)));
    }
  }
  const ends = new Map(graph.edges.map((edge) => [edge.id, edge]));
  const routes = new Map<string, readonly Point[]>();
  for (const [id, points] of placed.routes) {
    const edge = ends.get(id)!;
    if (stirred.has(edge.caller) || stirred.has(edge.callee)) continue;
    routes.set(
      id,
      points.map((point) => ({ x: point.x + shift.x, y: point.y + shift.y })),
    );
  }
  return { boxes: moved, groups, routes };
}

/** The middle of the ways from the new places to the last ones; nothing when no card is known from before. */
function usualShift(placed: PlacedGraph, graph: GraphToPlace): Point {
  const known = graph.nodes.filter((node) => node.last !== null && placed.boxes.has(node.id));
  const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  return {
    x: Math.round(middle(known.map((node) => node.last!.x - placed.boxes.get(node.id)!.x))),
    y: Math.round(middle(known.map((node) => node.last!.y - placed.boxes.get(node.id)!.y))),
  };
}

function giveWay(boxes: Map<string, Box>, fixed: ReadonlySet<string>, stirred: Set<string>): void {
  const settled = [...fixed].map((id) => boxes.get(id)!);
  const free = [...boxes].filter(([id]) => !fixed.has(id)).sort(([, a], [, b]) => a.y - b.y || a.x - b.x);
  for (const [id, box] of free) {
    let here = box;
    for (let obstacle = blocking(here, settled); obstacle !== undefined; obstacle = blocking(here, settled)) {
      here = { ...here, y: obstacle.y + obstacle.height + clearance };
    }
    if (here !== box) stirred.add(id);
    boxes.set(id, here);
    settled.push(here);
  }
}

function blocking(box: Box, settled: readonly Box[]): Box | undefined {
  return settled.find((other) => overlaps(box, other, clearance - 1));
}

function moveBy(box: Box, by: Point): Box {
  return { ...box, x: box.x + by.x, y: box.y + by.y };
}
