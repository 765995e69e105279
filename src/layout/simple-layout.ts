import type { Box } from "#model/scene.ts";
import { boundingBox } from "./group-boxes.ts";
import type { GraphToPlace, PlacedGraph } from "./placed-graph.ts";

const gap = 32;
const layerGap = 56;
/** A layer wider than this goes on in a further row. */
const widestRow = 2400;

/**
 * A plain layered layout for graphs that ELK doesn't finish: each card one layer below its highest caller, groups side by
 * side within a layer, lines drawn straight. Linear in the graph.
 */
export function simpleLayout(graph: GraphToPlace): PlacedGraph {
  const layers = layersOf(graph);
  const boxes = new Map<string, Box>();
  const groupOrder = new Map(graph.groups.map((name, index) => [name, index]));
  let y = 0;
  for (const layer of layers) {
    const sorted = [...layer].sort(
      (a, b) => (groupOrder.get(a.group ?? "") ?? -1) - (groupOrder.get(b.group ?? "") ?? -1),
    );
    let x = 0;
    let height = 0;
    for (const node of sorted) {
      if (x > 0 && x + node.width > widestRow) {
        y += height + gap;
        x = 0;
        height = 0;
      }
      boxes.set(node.id, { x, y, width: node.width, height: node.height });
      x += node.width + gap;
      height = Math.max(height, node.height);
    }
    y += height + layerGap;
  }
  const groups = new Map<string, Box>();
  for (const name of graph.groups) {
    const members = graph.nodes.filter((node) => node.group === name).map((node) => boxes.get(node.id)!);
    if (members.length > 0) groups.set(name, boundingBox(members));
  }
  return { boxes, groups, routes: new Map() };
}

/** Cards by their distance from the entries, each below the caller that was reached first; cycles are cut there. */
function layersOf(graph: GraphToPlace): GraphToPlace["nodes"][number][][] {
  const callees = new Map<string, string[]>(graph.nodes.map((node) => [node.id, []]));
  const called = new Set<string>();
  for (const { caller, callee } of graph.edges) {
    if (caller === callee) continue;
    callees.get(caller)?.push(callee);
    called.add(callee);
  }
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const layers: GraphToPlace["nodes"][number][][] = [];
  const seen = new Set<string>();
  for (const start of [...graph.nodes.filter((node) => !called.has(node.id)), ...graph.nodes]) {
    let front = seen.has(start.id) ? [] : [start.id];
    for (let depth = 0; front.length > 0; depth++) {
      const fresh = [...new Set(front)].filter((id) => !seen.has(id));
      for (const id of fresh) seen.add(id);
      layers[depth] ??= [];
      layers[depth]!.push(...fresh.map((id) => nodes.get(id)!));
      front = fresh.flatMap((id) => callees.get(id) ?? []);
    }
  }
  return layers;
}
