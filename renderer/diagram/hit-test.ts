import type { Point } from "#model/scene.ts";
import type { DiagramTarget, ExpandSide } from "./diagram-props.ts";
import { groupTitleHeight } from "./paint/paint-group.ts";
import { readingZoom } from "./paint/paint-picture.ts";
import { stubAt } from "./paint/paint-stubs.ts";
import type { Picture } from "./picture.ts";

/** How near to a line counts as on it, in CSS pixels: the hit target is 14 pixels wide. */
const reach = 7;

/** What lies at a point of the scene: card over call over group title over background. */
export function hitTest(picture: Picture, at: Point, zoom: number): DiagramTarget {
  const node = nodeAt(picture, at);
  if (node !== null) return { kind: "node", id: node };
  const edge = edgeAt(picture, at, reach / zoom);
  if (edge !== null) return { kind: "edge", id: edge };
  const group = picture.scene.groups.find((candidate) => {
    const box = picture.groupBox(candidate);
    const title = Math.max(groupTitleHeight, groupTitleHeight / zoom);
    return contains({ ...box, height: Math.min(box.height, title) }, at);
  });
  return group === undefined ? { kind: "background" } : { kind: "group", name: group.name };
}

/** The stub "+12" at a point, and whose it is; null for none. Far out there are no stubs. */
export function stubHit(
  picture: Picture,
  at: Point,
  zoom: number,
): { readonly id: string; readonly side: ExpandSide } | null {
  if (zoom < readingZoom) return null;
  for (const node of picture.scene.nodes) {
    if (node.hiddenCallers === 0 && node.hiddenCallees === 0) continue;
    const stub = stubAt(node, picture.topLeft(node.id), at);
    if (stub !== null) return { id: node.id, side: stub.side };
  }
  return null;
}

function nodeAt(picture: Picture, at: Point): string | null {
  const { nodes } = picture.scene;
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index]!;
    if (contains({ ...node.box, ...picture.topLeft(node.id) }, at)) return node.id;
  }
  return null;
}

function edgeAt(picture: Picture, at: Point, near: number): string | null {
  let best: string | null = null;
  let nearest = near;
  for (const { id } of picture.lines) {
    if (!contains(picture.edgeBounds(id), at)) continue;
    const { points, look } = picture.edge(id);
    const distance = distanceToLine(points, at) - look.width / 2;
    if (distance < nearest) [best, nearest] = [id, distance];
  }
  return best;
}

/** Distance from a point to the nearest place of a line; infinite for a line without segments. */
export function distanceToLine(points: readonly Point[], at: Point): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let index = 1; index < points.length; index++) {
    nearest = Math.min(nearest, distanceToSegment(points[index - 1]!, points[index]!, at));
  }
  return nearest;
}

function distanceToSegment(from: Point, to: Point, at: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((at.x - from.x) * dx + (at.y - from.y) * dy) / length));
  return Math.hypot(at.x - from.x - along * dx, at.y - from.y - along * dy);
}

function contains(box: { x: number; y: number; width: number; height: number }, at: Point): boolean {
  return at.x >= box.x && at.x <= box.x + box.width && at.y >= box.y && at.y <= box.y + box.height;
}
