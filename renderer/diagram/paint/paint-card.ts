import { type Badge, type CardContent, cardContent } from "#format/card-content.ts";
import { mixColors } from "#format/color.ts";
import type { Measure } from "#model/measure.ts";
import type { PlacedNode } from "#model/scene.ts";
import { fitted, fontOf, textWidth } from "./canvas-text.ts";
import { drawPin, roundBox } from "./marks.ts";
import type { Palette } from "./palette.ts";
import { roughBox, seedOf } from "./rough-shapes.ts";

/** Baselines and edges on a card, in scene units from its top left corner. */
const anatomy = { left: 12, right: 10, name: 20, module: 36, costs: 59, bar: 67, barHeight: 4, badge: 18, radius: 6 };

/** Draws one card with its upper left corner at 0, 0. What needs attention in a moment (selection, hover) is drawn elsewhere. */
export function paintCard(
  ctx: CanvasRenderingContext2D,
  node: PlacedNode,
  measure: Measure | null,
  colors: Palette,
): void {
  const content = cardContent(node, measure);
  const { width, height } = node.box;
  paintGround(ctx, node, colors);
  paintHead(ctx, content, node, width, colors);
  if (content.figures !== null) paintCosts(ctx, content, node, width, colors);
  paintBadges(ctx, content.badges, { width, top: height - anatomy.badge - 6 }, colors);
  if (node.pinned) drawPin(ctx, { x: width - 9, y: height - 10 }, colors.tokens.accent);
}

function paintGround(ctx: CanvasRenderingContext2D, node: PlacedNode, colors: Palette): void {
  const { width, height } = node.box;
  const box = { x: 0.5, y: 0.5, width: width - 1, height: height - 1 };
  const isFlat = node.external || node.kind === "group";
  ctx.fillStyle = colors.fill(node);
  ctx.strokeStyle = borderColor(node, colors);
  ctx.lineWidth = node.provenance === "measured" ? 1.6 : 1.1;
  ctx.lineCap = "round";
  ctx.setLineDash(borderDash(node, colors));
  if (colors.look === "sketch") {
    const shape = roughBox(box, seedOf(node.id), isFlat ? 7 : null);
    ctx.fillRect(box.x + 1, box.y + 1, box.width - 2, box.height - 2);
    if (shape.hachure !== null) paintHachure(ctx, shape.hachure, colors);
    paintHue(ctx, node, colors);
    ctx.stroke(shape.outline);
  } else {
    roundBox(ctx, box, anatomy.radius);
    ctx.fill();
    paintHue(ctx, node, colors);
    roundBox(ctx, box, anatomy.radius);
    ctx.stroke();
    if (node.kind === "group") paintStack(ctx, node, colors);
  }
  ctx.setLineDash([]);
  ctx.lineCap = "butt";
}

function paintHachure(ctx: CanvasRenderingContext2D, hachure: Path2D, colors: Palette): void {
  ctx.save();
  ctx.setLineDash([]);
  ctx.lineWidth = 0.6;
  ctx.strokeStyle = colors.tokens.faint;
  ctx.stroke(hachure);
  ctx.restore();
}

function paintHue(ctx: CanvasRenderingContext2D, node: PlacedNode, colors: Palette): void {
  ctx.save();
  ctx.setLineDash([]);
  roundBox(
    ctx,
    { x: 0, y: 0, width: node.box.width, height: node.box.height },
    colors.look === "sketch" ? 1 : anatomy.radius,
  );
  ctx.clip();
  ctx.fillStyle = node.external ? colors.tokens.line : colors.hue(node.module);
  ctx.fillRect(0, 0, 3.5, node.box.height);
  ctx.restore();
}

/** A second line under the foot: "several functions lie in here". */
function paintStack(ctx: CanvasRenderingContext2D, node: PlacedNode, colors: Palette): void {
  ctx.strokeStyle = colors.tokens.line;
  ctx.beginPath();
  ctx.moveTo(6, node.box.height + 2);
  ctx.lineTo(node.box.width - 6, node.box.height + 2);
  ctx.stroke();
}

function borderColor(node: PlacedNode, colors: Palette): string {
  if (node.isRoot) return colors.tokens.accent;
  const cost = colors.cost(node);
  if (node.provenance === "measured") return mixColors(colors.tokens.line, colors.tokens.ink, 0.4);
  return cost === null ? colors.tokens.line : mixColors(colors.tokens.line, cost, 0.45);
}

function borderDash(node: PlacedNode, colors: Palette): number[] {
  if (colors.isProven(node)) return [];
  if (node.provenance === "static") return [5, 4];
  return node.provenance === "measured" ? [0.1, 4] : [];
}

function paintHead(
  ctx: CanvasRenderingContext2D,
  content: CardContent,
  node: PlacedNode,
  width: number,
  colors: Palette,
): void {
  const { tokens, look } = colors;
  let right = width - anatomy.right;
  if (content.share !== null) {
    ctx.font = fontOf(look, 12, "semibold");
    ctx.textAlign = "right";
    ctx.fillStyle = shareInk(node, colors);
    ctx.fillText(content.share, right, anatomy.name);
    right -= textWidth(ctx, content.share) + 8;
  }
  ctx.textAlign = "left";
  paintName(ctx, content, right - anatomy.left, colors);
  ctx.font = fontOf(look, 11);
  ctx.fillStyle = tokens.muted;
  ctx.fillText(fitted(ctx, content.module, width - anatomy.left - anatomy.right), anatomy.left, anatomy.module);
}

function shareInk(node: PlacedNode, colors: Palette): string {
  const cost = colors.cost(node);
  return cost === null ? colors.tokens.muted : mixColors(cost, colors.tokens.ink, 0.45);
}

/** The class before the dot is lighter, and gives way first when there is no room for both. */
function paintName(ctx: CanvasRenderingContext2D, content: CardContent, most: number, colors: Palette): void {
  ctx.font = fontOf(colors.look, 13, "semibold");
  const nameWidth = Math.min(textWidth(ctx, content.name), most);
  let at = anatomy.left;
  if (content.owner !== "") {
    ctx.font = fontOf(colors.look, 13);
    const prefix = fitted(ctx, content.owner, Math.max(most - nameWidth, Math.min(40, most * 0.3)));
    ctx.fillStyle = colors.tokens.muted;
    ctx.fillText(prefix, at, anatomy.name);
    at += textWidth(ctx, prefix);
  }
  ctx.font = fontOf(colors.look, 13, "semibold");
  ctx.fillStyle = colors.tokens.ink;
  ctx.fillText(fitted(ctx, content.name, anatomy.left + most - at), at, anatomy.name);
}

/** Calls, total and self in one row. Where they don't fit, the word "self" gives way, then self itself: the bar has it. */
function paintCosts(
  ctx: CanvasRenderingContext2D,
  content: CardContent,
  node: PlacedNode,
  width: number,
  colors: Palette,
): void {
  const { tokens, look } = colors;
  const { calls, total, self } = content.figures ?? { calls: "", total: "", self: "" };
  const right = width - anatomy.right;
  ctx.font = fontOf(look, 11);
  ctx.fillStyle = tokens.muted;
  ctx.fillText(calls, anatomy.left, anatomy.costs);
  const callsEnd = anatomy.left + textWidth(ctx, calls);
  const selfText = [`self ${self}`, self].find((text) => callsEnd + textWidth(ctx, text) + 70 <= right) ?? "";
  const selfStart = right - textWidth(ctx, selfText);
  ctx.fillText(selfText, selfStart, anatomy.costs);
  ctx.font = fontOf(look, 11, "semibold");
  ctx.fillStyle = tokens.ink;
  const slack = selfStart - callsEnd - textWidth(ctx, total);
  ctx.fillText(total, callsEnd + Math.max(8, slack / 2), anatomy.costs);
  paintBar(ctx, content, node, width, colors);
}

function paintBar(
  ctx: CanvasRenderingContext2D,
  content: CardContent,
  node: PlacedNode,
  width: number,
  colors: Palette,
): void {
  if (content.totalShare === null) return;
  const whole = width - anatomy.left - anatomy.right;
  const bar = (share: number, color: string) => {
    ctx.fillStyle = color;
    const length = share === 0 ? 0 : Math.max(2, whole * share);
    roundBox(ctx, { x: anatomy.left, y: anatomy.bar, width: length, height: anatomy.barHeight }, 2);
    ctx.fill();
  };
  const cost = colors.cost(node) ?? colors.tokens.line;
  bar(1, colors.tokens.faint);
  bar(content.totalShare, mixColors(colors.tokens.surface, cost, 0.5));
  if (content.selfShare !== null) bar(content.selfShare, cost);
}

function paintBadges(
  ctx: CanvasRenderingContext2D,
  badges: readonly Badge[],
  at: { readonly width: number; readonly top: number },
  colors: Palette,
): void {
  let left = anatomy.left - 2;
  const right = at.width - anatomy.right;
  for (const [index, badge] of badges.entries()) {
    const { ink, fill } = badgeColors(badge, colors);
    ctx.font = fontOf(colors.look, 11, badge.kind === "noted" ? "semibold" : "normal", badge.kind === "estimate");
    const later = (badges.length - index - 1) * 44; // keeps room for those that follow
    const text = fitted(ctx, badge.text, right - left - later - 12);
    if (text === "") return;
    const width = textWidth(ctx, text) + 12;
    ctx.fillStyle = fill;
    roundBox(ctx, { x: left, y: at.top, width, height: anatomy.badge }, 5);
    ctx.fill();
    ctx.fillStyle = ink;
    ctx.fillText(text, left + 6, at.top + 13);
    left += width + 5;
  }
}

function badgeColors({ kind }: Badge, { tokens }: Palette): { readonly ink: string; readonly fill: string } {
  if (kind === "note") return { ink: tokens.noteInk, fill: tokens.noteFill };
  if (kind === "stale") return { ink: tokens.staleInk, fill: tokens.staleFill };
  return { ink: kind === "noted" ? tokens.ink : tokens.muted, fill: tokens.badge };
}
