import { mixColors } from "#format/color.ts";
import type { PlacedEdge, Point } from "#model/scene.ts";
import type { EdgeAppearance } from "../edge-appearance.ts";
import { middleOf } from "../edge-route.ts";
import { fontOf, textWidth } from "./canvas-text.ts";
import { drawArrow, drawEye, drawNoteMark } from "./marks.ts";
import type { Palette } from "./palette.ts";
import { roughLine, seedOf } from "./rough-shapes.ts";

/** A call ready to draw: its line, and how it looks. */
export interface DrawnEdge {
  readonly edge: PlacedEdge;
  readonly points: readonly Point[];
  /** Wobbly in the sketch look; worked out when it is first stroked. */
  readonly path: () => Path2D;
  /** Without the wobble, which nobody sees from far away and which costs most of a frame there. */
  readonly plainPath: () => Path2D;
  readonly look: EdgeAppearance;
  readonly arrowSize: number;
}

const cornerRadius = 7;
/** The dash that stands for dots. */
const dot = 0.1;
const thickestDot = 2.4;

/** Prepares a call's line: round corners in the clean look, a wobbly line in the sketch. */
export function drawnEdge(
  edge: PlacedEdge,
  points: readonly Point[],
  look: EdgeAppearance,
  sketch: boolean,
): DrawnEdge {
  const arrowSize = 7 + look.width * 1.1;
  const line = shortened(points, arrowSize * 0.8);
  const plainPath = once(() => roundedLine(line));
  const path = sketch ? once(() => roughLine(line, seedOf(edge.id))) : plainPath;
  return { edge, points, path, plainPath, look, arrowSize };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Strokes a call with its arrow head. */
export function paintEdge(
  ctx: CanvasRenderingContext2D,
  drawn: DrawnEdge,
  colors: Palette,
  { isStrong, isFar }: { readonly isStrong: boolean; readonly isFar: boolean },
): void {
  const { look, points } = drawn;
  const path = isFar ? drawn.plainPath() : drawn.path();
  const color = isStrong ? mixColors(look.color, colors.tokens.ink, 0.3) : look.color;
  ctx.strokeStyle = color;
  ctx.fillStyle = color;
  ctx.lineWidth = isStrong ? look.width + 0.75 : look.width;
  ctx.lineJoin = "round";
  if (look.dash[0] === dot) paintDots(ctx, look, path);
  else {
    ctx.lineCap = "butt";
    ctx.setLineDash([...look.dash]);
    ctx.stroke(path);
  }
  ctx.setLineDash([]);
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip !== undefined && before !== undefined) {
    drawArrow(ctx, before, tip, drawn.arrowSize, look.hollowArrow ? colors.canvas : null);
  }
}

/** Fine dots on a pale band that is as wide as the cost: dots as wide as a heavy call would shout. */
function paintDots(ctx: CanvasRenderingContext2D, look: EdgeAppearance, path: Path2D): void {
  if (look.width > thickestDot) {
    ctx.globalAlpha *= 0.24;
    ctx.stroke(path);
    ctx.globalAlpha /= 0.24;
  }
  ctx.lineCap = "round";
  ctx.lineWidth = Math.min(ctx.lineWidth, thickestDot);
  ctx.setLineDash([dot, ctx.lineWidth + 3]);
  ctx.stroke(path);
}

/** Writes calls and cost beside the middle of the line, on the ground's colour so that lines don't run through letters. */
export function paintEdgeLabel(ctx: CanvasRenderingContext2D, drawn: DrawnEdge, colors: Palette, moved: boolean): void {
  const { look, edge } = drawn;
  const hasNote = edge.note != null;
  if (look.label === "" && !look.eye && !hasNote) return;
  // The layout found no room without covering a card or another label: the inspector and the hover text say it all.
  if (edge.label === null && !moved && !hasNote) return;
  const at = moved || edge.label === null ? middleOf(drawn.points) : edge.label;
  const width = look.label === "" ? 0 : labelWidth(ctx, look.label, colors);
  if (look.label !== "" && (edge.label !== null || moved)) {
    ctx.font = fontOf(colors.look, 11);
    ctx.fillStyle = colors.canvas;
    ctx.globalAlpha *= 0.88;
    ctx.fillRect(at.x - width / 2 - 3, at.y - 8, width + 6, 16);
    ctx.globalAlpha /= 0.88;
    ctx.fillStyle = edge.difference === null ? colors.tokens.muted : mixColors(look.color, colors.tokens.ink, 0.3);
    ctx.textAlign = "center";
    ctx.fillText(look.label, at.x, at.y + 4);
    ctx.textAlign = "left";
  }
  if (look.eye) {
    drawEye(ctx, { x: width === 0 ? at.x - 2 : at.x - width / 2 - 12, y: at.y }, colors.tokens.ink, colors.canvas);
  }
  if (hasNote)
    drawNoteMark(
      ctx,
      { x: width === 0 ? at.x + 12 : at.x + width / 2 + 11, y: at.y },
      colors.tokens.noteInk,
      colors.tokens.noteFill,
    );
}

function labelWidth(ctx: CanvasRenderingContext2D, label: string, colors: Palette): number {
  ctx.font = fontOf(colors.look, 11);
  return textWidth(ctx, label);
}

function roundedLine(points: readonly Point[]): Path2D {
  const path = new Path2D();
  const first = points[0];
  if (first === undefined) return path;
  path.moveTo(first.x, first.y);
  for (let index = 1; index < points.length - 1; index++) {
    const [before, corner, after] = [points[index - 1]!, points[index]!, points[index + 1]!];
    const room = Math.min(distance(before, corner), distance(corner, after)) / 2;
    path.arcTo(corner.x, corner.y, after.x, after.y, Math.min(cornerRadius, room));
  }
  const last = points.at(-1)!;
  path.lineTo(last.x, last.y);
  return path;
}

/** The line without its last units, where the arrow head lies. */
function shortened(points: readonly Point[], by: number): Point[] {
  const line = [...points];
  const [tip, before] = [line.at(-1), line.at(-2)];
  if (tip === undefined || before === undefined) return line;
  const length = distance(before, tip);
  if (length <= by) return line;
  const kept = (length - by) / length;
  line[line.length - 1] = { x: before.x + (tip.x - before.x) * kept, y: before.y + (tip.y - before.y) * kept };
  return line;
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
