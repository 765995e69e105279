import type { Box, Point } from "#model/scene.ts";
import { overlaps } from "./route.ts";

/** What a label takes: calls and cost in one short line. */
export const labelSize = { width: 88, height: 18 };

/**
 * Finds a place for each call's label on its own line: the middle of its longest stretch first, then others. Null where
 * every place would cover a card or another label. Calls are served in their order, the most important first.
 */
export function edgeLabels(
  routes: readonly (readonly Point[])[],
  cards: readonly Box[],
  labelled: (edge: number) => boolean,
): readonly (Point | null)[] {
  const taken: Box[] = [...cards];
  return routes.map((points, edge) => {
    if (!labelled(edge)) return null;
    for (const place of places(points)) {
      const box = { x: place.x - labelSize.width / 2, y: place.y - labelSize.height / 2, ...labelSize };
      if (taken.some((other) => overlaps(box, other, 2))) continue;
      taken.push(box);
      return place;
    }
    return null;
  });
}

/** Middles, thirds and sixths of the stretches, longest stretch first. */
function places(points: readonly Point[]): Point[] {
  const stretches = points.slice(1).map((end, index) => ({ start: points[index]!, end }));
  const length = ({ start, end }: { start: Point; end: Point }) =>
    Math.abs(end.x - start.x) + Math.abs(end.y - start.y);
  return stretches
    .filter((stretch) => length(stretch) >= labelSize.height)
    .sort((a, b) => length(b) - length(a))
    .flatMap(({ start, end }) =>
      [1 / 2, 1 / 3, 2 / 3, 1 / 6, 5 / 6].map((part) => ({
        x: Math.round(start.x + (end.x - start.x) * part),
        y: Math.round(start.y + (end.y - start.y) * part),
      })),
    );
}
