import type { FlowEdge } from "#model/flow-view.ts";
import type { Box, Point } from "#model/scene.ts";
import { overlaps } from "./route.ts";

const labelHeight = 18;
/** Widths of a letter and of the mark for what was measured alone, a little more than the fonts need. */
const letter = 6;
const mark = 20;

/** What the label of a call takes: its calls, its cost and, in a comparison, the change, in one line. */
export function labelSize(edge: FlowEdge): { readonly width: number; readonly height: number } {
  const counts = [edge.calls, edge.primitiveCalls].map((count) => count?.toLocaleString("en") ?? "");
  const calls = counts[0] === counts[1] ? counts[0]! : counts.join("/");
  const letters = 1 + calls.length + (edge.cost === null ? 0 : 9) + (edge.difference === null ? 0 : 9);
  return { width: letters * letter + (edge.provenance === "measured" ? mark : 0), height: labelHeight };
}

/**
 * Finds a place for each call's label on its own line: the middle of its longest stretch first, then others. Null where
 * every place would cover a card or another label. Calls are served in their order, the most important first.
 *
 * @param sizeOf null for a call without a label
 */
export function edgeLabels(
  routes: readonly (readonly Point[])[],
  cards: readonly Box[],
  sizeOf: (edge: number) => { readonly width: number; readonly height: number } | null,
): readonly (Point | null)[] {
  const taken: Box[] = [...cards];
  return routes.map((points, edge) => {
    const size = sizeOf(edge);
    if (size === null) return null;
    for (const place of places(points)) {
      const box = { x: place.x - size.width / 2, y: place.y - size.height / 2, ...size };
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
    .filter((stretch) => length(stretch) >= labelHeight)
    .sort((a, b) => length(b) - length(a))
    .flatMap(({ start, end }) =>
      [1 / 2, 1 / 3, 2 / 3, 1 / 6, 5 / 6].map((part) => ({
        x: Math.round(start.x + (end.x - start.x) * part),
        y: Math.round(start.y + (end.y - start.y) * part),
      })),
    );
}
