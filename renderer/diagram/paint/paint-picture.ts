import type { Box, Point } from "#model/scene.ts";
import { overlaps } from "../edge-route.ts";
import type { Picture } from "../picture.ts";
import type { CardBitmaps } from "./card-bitmaps.ts";
import { drawEye, drawLoop, roundBox } from "./marks.ts";
import { paintCard } from "./paint-card.ts";
import { paintEdge, paintEdgeLabel } from "./paint-edge.ts";
import { paintFarCard } from "./paint-far-card.ts";
import { namelessZoom, paintGroupBox, paintGroupOverCards, paintGroupTitle } from "./paint-group.ts";
import { paintStubs } from "./paint-stubs.ts";

/** From this zoom on cards are drawn in full; below, plain boxes with large names. */
export const readingZoom = 0.55;
/** How much of what is not selected shows through. */
const stepBack = 0.36;

/** One frame: where the view stands and what is marked. */
export interface Frame {
  readonly zoom: number;
  /** Screen place of the scene's origin, in CSS pixels. */
  readonly pan: Point;
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
  readonly isZooming: boolean;
  readonly selected: string | null;
  readonly hovered: string | null;
  readonly found: ReadonlySet<string> | null;
  readonly hasFocus: boolean;
}

/** Draws everything that can be seen. Answers whether some cards are still blurred and want another frame. */
export function paintPicture(
  ctx: CanvasRenderingContext2D,
  picture: Picture,
  frame: Frame,
  cards: CardBitmaps,
): boolean {
  const { zoom, pan, pixelRatio } = frame;
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.fillStyle = picture.colors.canvas;
  ctx.fillRect(0, 0, ctx.canvas.width, ctx.canvas.height);
  const scale = zoom * pixelRatio;
  ctx.setTransform(scale, 0, 0, scale, pan.x * pixelRatio, pan.y * pixelRatio);
  const seen = { x: -pan.x / zoom, y: -pan.y / zoom, width: frame.width / zoom, height: frame.height / zoom };
  const bright = brightness(picture, frame);
  paintGroups(ctx, picture, seen, zoom < readingZoom);
  paintEdges(ctx, picture, frame, seen, bright);
  if (zoom >= namelessZoom) paintGroupTitles(ctx, picture, seen, paintGroupTitle, zoom);
  cards.begin(frame.isZooming);
  for (const node of picture.scene.nodes) {
    const at = picture.topLeft(node.id);
    if (!overlaps({ ...node.box, ...at }, grown(seen, 24))) continue;
    ctx.globalAlpha = bright.node(node.id) ? 1 : stepBack;
    if (zoom < readingZoom || !copyCard(ctx, picture, node.id, at, frame, cards)) {
      ctx.save();
      ctx.translate(at.x, at.y);
      paintFarCard(ctx, node, picture.scene.measure, picture.colors, { zoom, isPlain: isCrowded(picture) });
      ctx.restore();
    }
    paintAttachments(ctx, picture, node.id, at, zoom);
  }
  ctx.globalAlpha = 1;
  if (zoom < namelessZoom) paintGroupTitles(ctx, picture, seen, paintGroupOverCards, zoom);
  paintMarks(ctx, picture, frame);
  return cards.hasBlurred();
}

/** True where drawing everything by hand would cost more than a frame has. */
function isCrowded({ scene }: Picture): boolean {
  return scene.nodes.length > 100 || scene.edges.length > 250;
}

interface Brightness {
  readonly node: (id: string) => boolean;
  readonly edge: (id: string) => boolean;
}

function brightness(picture: Picture, frame: Frame): Brightness {
  const { found } = frame;
  if (found !== null) return { node: (id) => found.has(id), edge: () => false };
  const around = picture.around(frame.selected);
  if (around === null) return { node: () => true, edge: () => true };
  return { node: (id) => around.nodes.has(id), edge: (id) => around.edges.has(id) };
}

function paintGroups(ctx: CanvasRenderingContext2D, picture: Picture, seen: Box, isFar: boolean): void {
  for (const group of picture.scene.groups) {
    const box = picture.groupBox(group);
    if (!overlaps(box, seen)) continue;
    paintGroupBox(ctx, group, box, picture.colors, isFar);
  }
}

function paintGroupTitles(
  ctx: CanvasRenderingContext2D,
  picture: Picture,
  seen: Box,
  paint: typeof paintGroupTitle,
  zoom: number,
): void {
  for (const group of picture.scene.groups) {
    const box = picture.groupBox(group);
    if (overlaps(box, seen)) paint(ctx, group, box, picture.colors, zoom);
  }
}

function paintEdges(
  ctx: CanvasRenderingContext2D,
  picture: Picture,
  frame: Frame,
  seen: Box,
  bright: Brightness,
): void {
  const seenEdges = picture.lines.filter(({ id }) => overlaps(picture.edgeBounds(id), seen));
  const isStrong = (id: string) => id === frame.hovered || (bright.edge(id) && frame.selected !== null);
  const isFar = frame.zoom < readingZoom && isCrowded(picture);
  // What is marked goes over what is not.
  const ordered = [...seenEdges].sort((a, b) => Number(isStrong(a.id)) - Number(isStrong(b.id)));
  for (const { id } of ordered) {
    ctx.globalAlpha = bright.edge(id) ? 1 : stepBack * 0.6;
    paintEdge(ctx, picture.edge(id), picture.colors, { isStrong: isStrong(id), isFar });
  }
  if (frame.zoom >= readingZoom) {
    for (const edge of ordered) {
      if (!bright.edge(edge.id) && edge.id !== frame.hovered) continue;
      ctx.globalAlpha = 1;
      const { x, y } = picture.offset(edge.caller);
      const callee = picture.offset(edge.callee);
      const moved = x !== 0 || y !== 0 || callee.x !== 0 || callee.y !== 0;
      paintEdgeLabel(ctx, picture.edge(edge.id), picture.colors, moved);
    }
  }
  ctx.globalAlpha = 1;
}

/** False when there was no time to draw it: the frame after will have. */
function copyCard(
  ctx: CanvasRenderingContext2D,
  picture: Picture,
  id: string,
  at: Point,
  frame: Frame,
  cards: CardBitmaps,
): boolean {
  const node = picture.node(id)!;
  const scale = frame.zoom * frame.pixelRatio;
  const place = {
    x: frame.pan.x * frame.pixelRatio + at.x * scale,
    y: frame.pan.y * frame.pixelRatio + at.y * scale,
    scale,
  };
  ctx.save();
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  const isDrawn = cards.draw(ctx, node, place, (own) => paintCard(own, node, picture.scene.measure, picture.colors));
  ctx.restore();
  return isDrawn;
}

/** What hangs on a card's edge: recursion, the eye, stubs. */
function paintAttachments(ctx: CanvasRenderingContext2D, picture: Picture, id: string, at: Point, zoom: number): void {
  const node = picture.node(id)!;
  const { colors } = picture;
  const isNear = zoom >= readingZoom;
  if (node.recursive) {
    drawLoop(ctx, { x: at.x + node.box.width - 1, y: at.y + 1 }, colors.cost(node) ?? colors.tokens.muted);
  }
  if (node.provenance === "measured" && isNear) {
    drawEye(ctx, { x: at.x + 2, y: at.y + 2 }, colors.tokens.ink, colors.canvas);
  }
  if (isNear) paintStubs(ctx, node, at, colors);
}

/** Rings around what is selected, pointed at or found. */
function paintMarks(ctx: CanvasRenderingContext2D, picture: Picture, frame: Frame): void {
  const ring = (id: string, width: number, gap: number, alpha: number) => {
    const node = picture.node(id);
    if (node === undefined) return;
    const at = picture.topLeft(id);
    ctx.globalAlpha = alpha;
    ctx.strokeStyle = picture.colors.tokens.accent;
    ctx.lineWidth = width / frame.zoom;
    roundBox(ctx, grown({ ...node.box, ...at }, gap / frame.zoom), 6 + gap / frame.zoom);
    ctx.stroke();
    ctx.globalAlpha = 1;
  };
  for (const id of frame.found ?? []) ring(id, 1.5, 1.5, 0.8);
  if (frame.hovered !== null) ring(frame.hovered, 1.5, 1, 0.7);
  if (frame.selected !== null) ring(frame.selected, frame.hasFocus ? 3 : 2, 2, 1);
}

function grown(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by };
}
