import { type CardContent, cardContent } from "#format/card-content.ts";
import type { Measure } from "#model/measure.ts";
import type { PlacedNode } from "#model/scene.ts";
import { fitted, fontOf, textWidth } from "./canvas-text.ts";
import { roundBox } from "./marks.ts";
import type { Palette } from "./palette.ts";
import { roughBox, seedOf } from "./rough-shapes.ts";

/** The smallest and largest letters on screen, in CSS pixels. */
const letters = { smallest: 9.5, largest: 12 };

/** Draws a card seen from afar at 0, 0: a plain box in the colour of its cost with its name as large as fits. */
export function paintFarCard(
  ctx: CanvasRenderingContext2D,
  node: PlacedNode,
  measure: Measure | null,
  colors: Palette,
  { zoom, isPlain }: { readonly zoom: number; readonly isPlain: boolean },
): void {
  const { width, height } = node.box;
  const box = { x: 0, y: 0, width, height };
  ctx.fillStyle = colors.farFill(node);
  ctx.strokeStyle = colors.cost(node) ?? colors.tokens.line;
  ctx.lineWidth = Math.min(4, 1.1 / zoom);
  roundBox(ctx, box, colors.look === "sketch" ? 2 : 6);
  ctx.fill();
  ctx.lineCap = "round";
  ctx.setLineDash(farDash(node, colors).map((length) => length / zoom));
  if (colors.look === "sketch" && !isPlain) ctx.stroke(roughBox(box, seedOf(node.id), null).outline);
  else ctx.stroke();
  ctx.setLineDash([]);
  ctx.lineCap = "butt";
  ctx.fillStyle = node.external ? colors.tokens.line : colors.hue(node.module);
  ctx.fillRect(0, 3, 6, height - 6);
  paintBigName(ctx, node, measure, colors, zoom);
}

/** In pixels of the screen: dashes for what this run did not exercise, dots for what it alone knows. */
function farDash(node: PlacedNode, colors: Palette): readonly number[] {
  if (colors.isProven(node)) return [];
  return node.provenance === "measured" ? [0.1, 3] : [5, 4];
}

function paintBigName(
  ctx: CanvasRenderingContext2D,
  node: PlacedNode,
  measure: Measure | null,
  colors: Palette,
  zoom: number,
): void {
  const { width, height } = node.box;
  const content = cardContent(node, measure);
  const widest = width - 20;
  const short = farName(content);
  // The share is worth more than larger letters.
  const roomy = content.share === null ? height * 0.75 : Math.max(letters.smallest / zoom, height / 2.4);
  const size = Math.min(roomy, largestLetters(ctx, short, widest, colors, zoom));
  if (size > height * 0.75) return;
  ctx.font = fontOf(colors.look, size, "semibold");
  // Letters grow only as far as the name still says something.
  if (widest / size < 3.2) return;
  const twoLines = content.share !== null && size * 2.2 <= height;
  ctx.fillStyle = colors.tokens.ink;
  const name = fitted(ctx, short, widest);
  ctx.textAlign = "left";
  ctx.fillText(name, 13, twoLines ? height / 2 - size * 0.14 : height / 2 + size * 0.36);
  if (!twoLines || content.share === null) return;
  ctx.font = fontOf(colors.look, size * 0.92);
  if (textWidth(ctx, content.share) <= widest) ctx.fillText(content.share, 13, height / 2 + size * 0.9);
}

/** `map:55` for `map.<line 55:44>`: where it stands says more than the middle of a long name. */
function farName({ owner, name }: CardContent): string {
  const line = /^<line (\d+):\d+>$/.exec(name)?.[1];
  return line === undefined ? name : `${owner.split(".").at(-2) ?? ""}:${line}`;
}

/** Letters grow until the name fills the card, within what is pleasant on screen. */
function largestLetters(
  ctx: CanvasRenderingContext2D,
  name: string,
  widest: number,
  colors: Palette,
  zoom: number,
): number {
  ctx.font = fontOf(colors.look, 16, "semibold");
  const filling = (16 * widest) / Math.max(1, textWidth(ctx, name));
  return Math.min(letters.largest / zoom, Math.max(letters.smallest / zoom, filling));
}
