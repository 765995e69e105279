import type { FlowView } from "#model/flow-view.ts";
import type { Box, KnownPositions, PlacedEdge, PlacedGroup, PlacedNode, Point, Scene } from "#model/scene.ts";
import { edgeLabels, labelSize } from "./edge-labels.ts";
import type { PlacedGraph } from "./placed-graph.ts";
import { loopRoute, onBorder, straightRoute } from "./route.ts";

/** Room around the whole picture. */
const margin = 24;

/** Puts a view and its positions together. Everything lies right of and below the origin; a picture that doesn't is moved as a whole. */
export function sceneFromLayout(
  view: FlowView,
  placed: PlacedGraph,
  positions: KnownPositions,
  layout: Scene["layout"],
): Scene {
  const routes = view.edges.map((edge) => {
    const from = placed.boxes.get(edge.caller)!;
    const to = placed.boxes.get(edge.callee)!;
    return routeBetween(from, to, placed.routes.get(edge.id));
  });
  const corners = [
    ...placed.boxes.values(),
    ...placed.groups.values(),
    ...routes.flat().map((point) => ({ ...point, width: 0, height: 0 })),
  ];
  const anyPinned = view.nodes.some((node) => positions[node.id]?.pinned === true);
  const shift = {
    x: shiftOf(
      corners.map((box) => box.x),
      anyPinned,
    ),
    y: shiftOf(
      corners.map((box) => box.y),
      anyPinned,
    ),
  };
  const moved = (box: Box): Box => ({ ...box, x: box.x + shift.x, y: box.y + shift.y });
  const nodes = view.nodes.map((node): PlacedNode => {
    return { ...node, box: moved(placed.boxes.get(node.id)!), pinned: positions[node.id]?.pinned === true };
  });
  const points = routes.map((route) => route.map((point) => ({ x: point.x + shift.x, y: point.y + shift.y })));
  const sizeOf = (index: number) => {
    const edge = view.edges[index]!;
    return edge.calls !== null || edge.cost !== null || edge.residual ? labelSize(edge) : null;
  };
  const labels = edgeLabels(
    points,
    nodes.map((node) => node.box),
    sizeOf,
  );
  const edges = view.edges.map(
    (edge, index): PlacedEdge => ({ ...edge, points: points[index]!, label: labels[index]! }),
  );
  const groups = view.groups.flatMap((group): PlacedGroup[] => {
    const box = placed.groups.get(group.name);
    return box === undefined ? [] : [{ ...group, box: moved(box) }];
  });
  const size = {
    width: Math.ceil(Math.max(0, ...corners.map((box) => box.x + box.width)) + shift.x + margin),
    height: Math.ceil(Math.max(0, ...corners.map((box) => box.y + box.height)) + shift.y + margin),
  };
  return { ...view, nodes, edges, groups, size, layout };
}

/** The layout's own route where its ends still lie on the cards' borders, else a straight one. */
function routeBetween(from: Box, to: Box, known: readonly Point[] | undefined): readonly Point[] {
  if (known !== undefined && known.length > 1 && onBorder(known[0]!, from) && onBorder(known.at(-1)!, to)) return known;
  return from === to ? loopRoute(from) : straightRoute(from, to);
}

/** A picture without pinned cards begins at the margin; one with them stays unless it would lie outside. */
function shiftOf(values: readonly number[], stay: boolean): number {
  const least = Math.min(margin, ...values);
  if (stay) return least < 0 ? -least : 0;
  return values.length === 0 ? 0 : margin - Math.min(...values);
}
