import { plainName } from "#format/plain-name.ts";
import type { Box, PlacedGroup } from "#model/scene.ts";
import { fitted, fontOf, textWidth } from "./canvas-text.ts";
import { roundBox } from "./marks.ts";
import type { Palette } from "./palette.ts";
import { roughBox, seedOf } from "./rough-shapes.ts";

/** Height of the strip with a group's name, in scene units. */
export const groupTitleHeight = 24;

/** Draws a group's box behind its cards; flat and grey, so that it never competes with them. */
export function paintGroupBox(
  ctx: CanvasRenderingContext2D,
  group: PlacedGroup,
  box: Box,
  colors: Palette,
  isFar: boolean,
): void {
  const { tokens, look } = colors;
  ctx.lineWidth = 1;
  ctx.setLineDash(group.external ? [3, 3] : []);
  ctx.strokeStyle = tokens.groupLine;
  ctx.fillStyle = tokens.group;
  if (look === "sketch") {
    const shape = roughBox(box, seedOf(group.name), 14);
    ctx.globalAlpha *= 0.55;
    const hachure = isFar ? shape.sparseHachure : shape.hachure;
    if (hachure !== null) ctx.stroke(hachure);
    ctx.globalAlpha /= 0.55;
    ctx.stroke(shape.outline);
  } else {
    roundBox(ctx, box, 10);
    ctx.fill();
    ctx.stroke();
  }
  ctx.setLineDash([]);
}

/** Writes a group's name at its upper left, never smaller than can be read while there is room. */
export function paintGroupTitle(
  ctx: CanvasRenderingContext2D,
  group: PlacedGroup,
  box: Box,
  colors: Palette,
  zoom: number,
): void {
  const size = Math.min(Math.max(11, 10 / zoom), box.height / 3, 48);
  if (size * zoom < 6) return;
  ctx.font = fontOf(colors.look, size, "semibold");
  const title = fittedTitle(ctx, plainName(group.label), box.width - 16);
  // Large letters rise over the upper border instead of running into the first card.
  const baseline = box.y + Math.min(groupTitleHeight - 5, Math.max(16, size * 1.15));
  // A plain ground keeps lines out of the letters; outlining every letter would cost more than all cards together.
  ctx.fillStyle = colors.look === "sketch" ? colors.canvas : colors.tokens.group;
  ctx.fillRect(box.x + 8, baseline - size * 0.85, textWidth(ctx, title) + 4, size * 1.1);
  ctx.fillStyle = colors.tokens.muted;
  ctx.fillText(title, box.x + 10, baseline);
}

/** Below this zoom no card has a name: a group says in one text over its cards what they are. */
export const namelessZoom = 0.2;

/** Writes a group's name over its cards, for a picture seen from so far that they have none. */
export function paintGroupOverCards(
  ctx: CanvasRenderingContext2D,
  group: PlacedGroup,
  box: Box,
  colors: Palette,
  zoom: number,
): void {
  const size = 11 / zoom;
  ctx.font = fontOf(colors.look, size, "semibold");
  // Over a narrow column of cards a name may stick out: half a name says nothing.
  const title = fittedTitle(ctx, plainName(group.label), Math.max(box.width, 72 / zoom));
  if (title === "") return;
  const width = textWidth(ctx, title) + size * 0.6;
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  ctx.fillStyle = colors.canvas;
  ctx.globalAlpha = 0.86;
  roundBox(ctx, { x: middle.x - width / 2, y: middle.y - size * 0.75, width, height: size * 1.5 }, size * 0.3);
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.fillStyle = colors.tokens.ink;
  ctx.textAlign = "center";
  ctx.fillText(title, middle.x, middle.y + size * 0.36);
  ctx.textAlign = "left";
}

/** `calculator` for `taxes.calculator` where there is no room for both: the end of a module's name is its own. */
function fittedTitle(ctx: CanvasRenderingContext2D, label: string, most: number): string {
  let title = label;
  while (textWidth(ctx, title) > most) {
    const end = title.search(/[./](?=\w+[./]|[A-Za-z_]\w{2,}$)/);
    if (end < 0) return fitted(ctx, title, most);
    title = title.slice(end + 1);
  }
  return title;
}
