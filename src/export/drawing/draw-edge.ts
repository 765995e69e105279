import { shareOf, timesCalled } from "#format/card-content.ts";
import { costColor } from "#format/cost-color.ts";
import { differenceColor } from "#format/difference-color.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatChange } from "#format/format-difference.ts";
import { plainName } from "#format/plain-name.ts";
import type { FlowEdge } from "#model/flow-view.ts";
import type { PlacedEdge } from "#model/scene.ts";
import { group, path, rectangle, type Shape, type ShapeGroup, stroke, text } from "./drawing.ts";
import { arrowHead, distinctPoints, roundedPath, shortenedEnd } from "./edge-path.ts";
import { noteIcon } from "./icons.ts";
import type { Pen } from "./pen.ts";

const thinnest = 1.25;
const thickest = 7;

/** The line of a call with its arrow head, without its label. Null when it has no way (recursion is on the card). */
export function drawEdge(edge: PlacedEdge, pen: Pen): ShapeGroup | null {
  const points = distinctPoints(edge.points);
  if (points.length < 2 || edge.caller === edge.callee) return null;
  const share = shareOf(edge.cost?.total ?? null, pen.measure);
  const width = share === null ? thinnest : thinnest + (thickest - thinnest) * Math.sqrt(share);
  const color = edgeColor(edge, share, pen);
  const head = { length: 7 + width, width: 6 + width * 1.6 };
  const isPossible = edge.certainty === "possible" && edge.provenance !== "measured";
  const line = shortenedEnd(points, head.length - 1);
  return group("call", edge.id, edgeTitle(edge, pen), [
    path(roundedPath(line), { stroke: stroke(color, width, dashOf(edge, width, pen)), sketch: "line" }),
    path(arrowHead(points, head.length, head.width), {
      fill: isPossible ? pen.background : color,
      stroke: isPossible ? stroke(color, 1.25) : null,
    }),
  ]);
}

/** Calls and cost at the middle of the way; null when there is no room or nothing to say. */
export function drawEdgeLabel(edge: PlacedEdge, pen: Pen): ShapeGroup | null {
  const words = edgeLabel(edge, pen);
  if (edge.label === null || words === "" || edge.caller === edge.callee) return null;
  const { x, y } = edge.label;
  const size = 10.5;
  const width = pen.widthOf(words, size, 400) + 8;
  const shapes: Shape[] = [
    rectangle({ x: x - width / 2, y: y - 8, width, height: 16 }, { radius: 4, fill: pen.background }),
    text({ x, y: y + 3.7 }, words, { size, anchor: "middle", color: labelColor(edge, pen) }),
    ...(edge.note == null ? [] : noteIcon({ x: x + width / 2, y: y - 5 }, pen.colors.noteInk)),
  ];
  return group("call-label", "", null, shapes);
}

/** `×660,300  1.23 s`; empty when neither is known. */
export function edgeLabel(
  { calls, primitiveCalls, cost, difference }: FlowEdge,
  { measure }: Pick<Pen, "measure">,
): string {
  const total = cost?.total ?? null;
  return [
    calls === null ? null : timesCalled(calls, primitiveCalls),
    total === null || measure === null ? null : formatCost(total, measure.unit),
    difference === null || difference.total.base === null || difference.total.head === null
      ? null
      : formatChange(difference.total.base, difference.total.head),
  ]
    .filter((part) => part !== null)
    .join("  ");
}

function labelColor({ difference }: PlacedEdge, { colors, theme }: Pen): string {
  return difference === null ? colors.muted : differenceColor(difference.total, theme);
}

function edgeColor({ difference }: PlacedEdge, share: number | null, { colors, theme }: Pen): string {
  if (difference !== null) return differenceColor(difference.total, theme);
  return share === null ? colors.line : costColor(share, theme);
}

/** Dashed: possible, or not exercised by the run; long dashes: through functions that aren't shown; dots: measured alone. */
function dashOf({ residual, certainty, provenance }: PlacedEdge, width: number, { measure }: Pen): number[] {
  if (residual) return [12, 6];
  if (provenance === "measured") return [0, width + 3.5];
  return certainty === "possible" || (provenance === "static" && measure !== null) ? [6, 4] : [];
}

function edgeTitle(edge: PlacedEdge, pen: Pen): string {
  const places = edge.sites.slice(0, 8).map(({ file, line }) => `${file}:${line}`);
  return [
    edgeLabel(edge, pen),
    edge.certainty === "possible" ? `possible, one of ${edge.candidates ?? "several"}` : "",
    edge.residual ? `through ${edge.through.slice(0, 8).join(", ") || "functions that aren't shown"}` : "",
    edge.provenance === "measured" ? "measured, not visible in the source" : "",
    ...places,
    edge.note ?? "",
  ]
    .filter((line) => line !== "")
    .map(plainName)
    .join("\n");
}
