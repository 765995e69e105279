import type { Box, Point } from "#model/scene.ts";

const nowhere: Point = { x: 0, y: 0 };

/**
 * A call's line after its cards have moved: each end goes with its card, and the segment at that end keeps its direction
 * where it was upright or level, so that right angles stay right angles.
 */
export function routeAfterMove(points: readonly Point[], caller: Point = nowhere, callee: Point = nowhere): Point[] {
  const moved = points.map(({ x, y }) => ({ x, y }));
  if (moved.length < 2) return moved;
  if (sameMove(caller, callee)) return moved.map((point) => shifted(point, caller));
  moveEnd(moved, 0, 1, caller);
  moveEnd(moved, moved.length - 1, moved.length - 2, callee);
  return moved;
}

function moveEnd(points: Point[], end: number, neighbour: number, by: Point): void {
  if (by.x === 0 && by.y === 0) return;
  const [from, to] = [points[end]!, points[neighbour]!];
  points[end] = shifted(from, by);
  const isInner = neighbour > 0 && neighbour < points.length - 1;
  if (!isInner) return;
  if (Math.abs(from.x - to.x) < 0.5) points[neighbour] = { x: to.x + by.x, y: to.y };
  else if (Math.abs(from.y - to.y) < 0.5) points[neighbour] = { x: to.x, y: to.y + by.y };
}

function sameMove(one: Point, other: Point): boolean {
  return one.x === other.x && one.y === other.y;
}

function shifted(point: Point, by: Point): Point {
  return { x: point.x + by.x, y: point.y + by.y };
}

/** The smallest box around points. An empty list gives an empty box at 0, 0. */
export function boundsOf(points: readonly Point[]): Box {
  if (points.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** The smallest box around boxes; null for none. */
export function boxAround(boxes: readonly Box[]): Box | null {
  if (boxes.length === 0) return null;
  return boundsOf(boxes.flatMap((box) => [box, { x: box.x + box.width, y: box.y + box.height }]));
}

/** True when two boxes share a point. */
export function overlaps(one: Box, other: Box): boolean {
  return (
    one.x <= other.x + other.width &&
    other.x <= one.x + one.width &&
    one.y <= other.y + other.height &&
    other.y <= one.y + one.height
  );
}

/** The point half way along a line. */
export function middleOf(points: readonly Point[]): Point {
  const lengths = points
    .slice(1)
    .map((point, index) => Math.hypot(point.x - points[index]!.x, point.y - points[index]!.y));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [index, length] of lengths.entries()) {
    if (left <= length && length > 0) {
      const [from, to] = [points[index]!, points[index + 1]!];
      return { x: from.x + ((to.x - from.x) * left) / length, y: from.y + ((to.y - from.y) * left) / length };
    }
    left -= length;
  }
  return points[0] ?? nowhere;
}
