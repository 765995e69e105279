import type { Point, Scene } from "#model/scene.ts";

/** The scene moved by an offset. */
export function moved(scene: Scene, by: Point): Scene {
  const shifted = <T extends Point>(place: T): T => ({ ...place, x: place.x + by.x, y: place.y + by.y });
  return {
    ...scene,
    nodes: scene.nodes.map((node) => ({ ...node, box: shifted(node.box) })),
    groups: scene.groups.map((entry) => ({ ...entry, box: shifted(entry.box) })),
    edges: scene.edges.map((edge) => ({
      ...edge,
      points: edge.points.map(shifted),
      label: edge.label === null ? null : shifted(edge.label),
    })),
  };
}
