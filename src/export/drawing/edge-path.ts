import type { Point } from "#model/scene.ts";

const cornerRadius = 8;

/** Points without repeated ones; their polyline has a direction everywhere. */
export function distinctPoints(points: readonly Point[]): Point[] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    return before === undefined || Math.hypot(point.x - before.x, point.y - before.y) > 0.01;
  });
}

/** A polyline with round corners as SVG path data. */
export function roundedPath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (first === undefined) return "";
  const parts = [`M${pair(first)}`];
  rest.forEach((point, index) => {
    const next = rest[index + 1];
    const before = points[index] as Point;
    if (next === undefined) {
      parts.push(`L${pair(point)}`);
      return;
    }
    const radius = Math.min(cornerRadius, distance(before, point) / 2, distance(point, next) / 2);
    parts.push(`L${pair(towards(point, before, radius))}`, `Q${pair(point)} ${pair(towards(point, next, radius))}`);
  });
  return parts.join(" ");
}

/** The polyline without its last `length`; never shorter than a tenth of its last leg. */
export function shortenedEnd(points: readonly Point[], length: number): Point[] {
  const last = points.at(-1);
  const before = points.at(-2);
  if (last === undefined || before === undefined) return [...points];
  return [...points.slice(0, -1), towards(last, before, Math.min(length, distance(last, before) * 0.9))];
}

/** A triangle whose tip is the end of the polyline. */
export function arrowHead(points: readonly Point[], length: number, width: number): string {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip === undefined || before === undefined) return "";
  const base = towards(tip, before, length);
  const reach = distance(tip, before) || 1;
  const across = { x: ((tip.y - before.y) / reach) * (width / 2), y: ((before.x - tip.x) / reach) * (width / 2) };
  const one = { x: base.x + across.x, y: base.y + across.y };
  const other = { x: base.x - across.x, y: base.y - across.y };
  return `M${pair(tip)} L${pair(one)} L${pair(other)} Z`;
}

function towards(from: Point, to: Point, length: number): Point {
  const reach = distance(from, to);
  if (reach === 0) return from;
  return { x: from.x + ((to.x - from.x) / reach) * length, y: from.y + ((to.y - from.y) / reach) * length };
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function pair({ x, y }: Point): string {
  return `${rounded(x)},${rounded(y)}`;
}

/** Hundredths are below what a screen shows, and keep files small and equal on every machine. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
