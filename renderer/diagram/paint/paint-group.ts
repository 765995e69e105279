import { plainName } from "#format/plain-name.ts";
import type { Box, PlacedGroup } from "#model/scene.ts";
import { fitted, fontOf, textWidth } from "./canvas-text.ts";
import { roundBox } from "./marks.ts";
import type { Palette } from "./palette.ts";
import { roughBox, seedOf } from "./rough-shapes.ts";

/** Height of the strip with a group's name, in scene units. */
export const groupTitleHeight = 24;

/** Draws a group's box behind its cards; flat and grey, so that it never competes with them. */
export function paintGroupBox(ctx: CanvasRenderingContext2D, group: PlacedGroup, box: Box, colors: Palette): void {
  const { tokens, look } = colors;
  ctx.lineWidth = 1;
  ctx.setLineDash(group.external ? [3, 3] : []);
  ctx.strokeStyle = tokens.groupLine;
  ctx.fillStyle = tokens.group;
  if (look === "sketch") {
    const shape = roughBox(box, seedOf(group.name), 14);
    ctx.globalAlpha *= 0.55;
    if (shape.hachure !== null) ctx.stroke(shape.hachure);
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
  ctx.fillStyle = colors.tokens.muted;
  const title = fitted(ctx, plainName(group.label), box.width - 16);
  const baseline = box.y + Math.max(16, size * 1.15);
  // A plain ground keeps lines out of the letters; outlining every letter would cost more than all cards together.
  ctx.fillStyle = colors.look === "sketch" ? colors.canvas : colors.tokens.group;
  ctx.fillRect(box.x + 8, baseline - size * 0.85, textWidth(ctx, title) + 4, size * 1.1);
  ctx.fillStyle = colors.tokens.muted;
  ctx.fillText(title, box.x + 10, baseline);
}
