import type { Box, Point } from "#model/scene.ts";

/** Where the line from the middle of one box to the middle of another leaves the first and reaches the second. */
export function straightRoute(from: Box, to: Box): readonly Point[] {
  return [borderPoint(from, middle(to)), borderPoint(to, middle(from))];
}

/** A loop at the top right corner of a card, for a function that calls itself. */
export function loopRoute(box: Box): readonly Point[] {
  const right = box.x + box.width;
  const upper = box.y + box.height / 4;
  const lower = box.y + (box.height * 3) / 4;
  return [
    { x: right, y: lower },
    { x: right + 20, y: lower },
    { x: right + 20, y: upper },
    { x: right, y: upper },
  ];
}

/** True when a point lies on the border of a box, within half a unit. */
export function onBorder(point: Point, box: Box): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) <= 0.5;
  const within = (value: number, start: number, length: number) =>
    value >= start - 0.5 && value <= start + length + 0.5;
  const onSide = near(point.x, box.x) || near(point.x, box.x + box.width);
  const onEnd = near(point.y, box.y) || near(point.y, box.y + box.height);
  return (onSide && within(point.y, box.y, box.height)) || (onEnd && within(point.x, box.x, box.width));
}

export function overlaps(a: Box, b: Box, gap = 0): boolean {
  return (
    a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap
  );
}

function middle(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function borderPoint(box: Box, towards: Point): Point {
  const { x, y } = middle(box);
  const dx = towards.x - x;
  const dy = towards.y - y;
  if (dx === 0 && dy === 0) return { x, y: box.y + box.height };
  const scale = Math.min(
    dx === 0 ? Number.POSITIVE_INFINITY : box.width / 2 / Math.abs(dx),
    dy === 0 ? Number.POSITIVE_INFINITY : box.height / 2 / Math.abs(dy),
  );
  return { x: x + dx * scale, y: y + dy * scale };
}
