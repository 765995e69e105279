import type { ElkExtendedEdge, ElkNode } from "elkjs/lib/elk-api.js";
import type { Box, Point } from "#model/scene.ts";
import { backEdges } from "./back-edges.ts";
import type { GraphToPlace, PlacedGraph } from "./placed-graph.ts";

/** How much work a layout may be: `quick` is for graphs for which the usual effort took too long. */
export type Effort = "usual" | "quick";

/** Up to so many calls, cards are placed as tightly as can be. */
const fewEdges = 200;
const groupPrefix = "group ";

/** The graph in ELK's own words: layered downwards, orthogonal, boxes as compound nodes. Always the same for the same graph. */
export function elkGraph(graph: GraphToPlace, effort: Effort): ElkNode {
  const remembered = graph.nodes.filter((node) => node.last !== null).length;
  const interactive = remembered * 3 > graph.nodes.length;
  const children = (group: string | null): ElkNode[] =>
    graph.nodes
      .filter((node) => node.group === group)
      .map((node) => ({ id: node.id, width: node.width, height: node.height, ...(interactive ? node.last : null) }));
  const back = backEdges(graph);
  const heaviest = graph.edges.reduce((most, edge) => Math.max(most, edge.weight), 0);
  return {
    id: "flow",
    layoutOptions: { ...options(graph, effort), ...(interactive ? interactiveOptions : {}) },
    children: [
      ...graph.groups.map((name) => ({
        id: groupPrefix + name,
        layoutOptions: { ...spacing, "elk.padding": "[top=36,left=16,bottom=16,right=16]" },
        children: children(name),
      })),
      ...children(null),
    ],
    edges: graph.edges.map((edge) => ({
      id: edge.id,
      sources: [back.has(edge.id) ? edge.callee : edge.caller],
      targets: [back.has(edge.id) ? edge.caller : edge.callee],
      layoutOptions: {
        "elk.layered.priority.straightness": `${heaviest === 0 ? 0 : Math.floor((10 * edge.weight) / heaviest)}`,
      },
    })),
  };
}

function options(graph: GraphToPlace, effort: Effort): Record<string, string> {
  return {
    "elk.algorithm": "layered",
    "elk.direction": "DOWN",
    "elk.hierarchyHandling": "INCLUDE_CHILDREN",
    "elk.edgeRouting": "ORTHOGONAL",
    "elk.randomSeed": "1",
    "elk.aspectRatio": "1.6",
    "elk.json.shapeCoords": "ROOT",
    "elk.json.edgeCoords": "ROOT",
    "elk.layered.thoroughness": effort === "quick" ? "1" : "2",
    "elk.layered.nodePlacement.strategy": placement(graph, effort),
    ...spacing,
  };
}

/**
 * Measured on runs of sympy and pylint: network simplex gives the narrowest pictures, but takes seconds from some hundred
 * calls on. Linear segments are a quarter to a third narrower than Brandes and Koepf there, with shorter lines, at about
 * the same cost; the latter takes the least.
 */
function placement(graph: GraphToPlace, effort: Effort): string {
  if (effort === "quick") return "BRANDES_KOEPF";
  return graph.edges.length <= fewEdges ? "NETWORK_SIMPLEX" : "LINEAR_SEGMENTS";
}

/** Boxes don't inherit it: each names it again. */
const spacing = {
  "elk.spacing.nodeNode": "32",
  "elk.spacing.edgeNode": "16",
  "elk.spacing.edgeEdge": "10",
  "elk.spacing.componentComponent": "48",
  "elk.layered.spacing.nodeNodeBetweenLayers": "56",
  "elk.layered.spacing.edgeNodeBetweenLayers": "20",
  "elk.layered.spacing.edgeEdgeBetweenLayers": "10",
};

/** Order and layers of the last picture are kept, so that what was there stays about where it was. */
const interactiveOptions = {
  "elk.layered.crossingMinimization.semiInteractive": "true",
};

/** Reads ELK's answer. Calls that close a cycle were given the other way round: their routes are turned back. */
export function placedByElk(answer: ElkNode, graph: GraphToPlace): PlacedGraph {
  const callers = new Map(graph.edges.map((edge) => [edge.id, edge.caller]));
  const boxes = new Map<string, Box>();
  const groups = new Map<string, Box>();
  const place = (node: ElkNode): void => {
    const box = { x: node.x ?? 0, y: node.y ?? 0, width: node.width ?? 0, height: node.height ?? 0 };
    if (node.id.startsWith(groupPrefix)) groups.set(node.id.slice(groupPrefix.length), box);
    else boxes.set(node.id, box);
    for (const child of node.children ?? []) place(child);
  };
  for (const child of answer.children ?? []) place(child);
  const routes = new Map(
    (answer.edges ?? []).map((edge) => {
      const points = route(edge);
      return [edge.id, edge.sources[0] === callers.get(edge.id) ? points : points.toReversed()];
    }),
  );
  return { boxes, groups, routes };
}

function route(edge: ElkExtendedEdge): Point[] {
  return (edge.sections ?? []).flatMap((section) => [
    section.startPoint,
    ...(section.bendPoints ?? []),
    section.endPoint,
  ]);
}
