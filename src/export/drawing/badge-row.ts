import type { Badge } from "#format/card-content.ts";
import { elideMiddle } from "#format/elide-middle.ts";
import { rectangle, type Shape, stroke, text } from "./drawing.ts";
import { noteIcon } from "./icons.ts";
import type { Pen } from "./pen.ts";

const height = 18;
const padding = 6;
const gap = 4;
const size = 10.5;

/** The badges of a card from left to right. Where they don't fit, the estimate is counted instead, then texts are shortened. */
export function badgeRow(
  badges: readonly Badge[],
  place: { readonly x: number; readonly y: number; readonly width: number },
  pen: Pen,
): Shape[] {
  const shown = fitting(badges, place.width, pen);
  const shapes: Shape[] = [];
  let x = place.x;
  shown.forEach((badge, index) => {
    const reserved = shown.slice(index + 1).reduce((sum, other) => sum + leastWidth(other, pen) + gap, 0);
    const width = Math.min(fullWidth(badge, pen), place.x + place.width - x - reserved);
    shapes.push(...drawBadge(badge, { x, y: place.y, width }, pen));
    x += width + gap;
  });
  return shapes;
}

/** Leaves badges out from the end, estimates first, until each of the others has the room that makes it readable. */
function fitting(badges: readonly Badge[], room: number, pen: Pen): Badge[] {
  const shown = [...badges];
  let hidden = hiddenCount(shown.at(-1));
  if (hidden > 0) shown.pop();
  const withCount = (): Badge[] => (hidden === 0 ? shown : [...shown, { kind: "more", text: `+${hidden}` }]);
  const needed = () => withCount().reduce((sum, badge) => sum + leastWidth(badge, pen) + gap, -gap);
  while (shown.length > 1 && needed() > room) {
    const estimate = shown.findIndex(({ kind }) => kind === "estimate");
    shown.splice(estimate >= 0 ? estimate : shown.length - 1, 1);
    hidden++;
  }
  return withCount();
}

function hiddenCount(badge: Badge | undefined): number {
  return badge?.kind === "more" ? Number(badge.text.slice(1)) : 0;
}

function drawBadge(badge: Badge, { x, y, width }: { x: number; y: number; width: number }, pen: Pen): Shape[] {
  const { colors, widthOf } = pen;
  const isEstimate = badge.kind === "estimate";
  const ink = badge.kind === "note" ? colors.noteInk : badge.kind === "stale" ? colors.staleInk : colors.ink;
  const fill = badge.kind === "note" ? colors.noteFill : badge.kind === "stale" ? colors.staleFill : colors.badge;
  const icon = iconWidth(badge);
  const shown = elideMiddle(badge.text, width - 2 * padding - icon + 0.5, (part) => widthOf(part, size, 400));
  return [
    rectangle(
      { x, y, width, height },
      { radius: 4, fill: isEstimate ? null : fill, stroke: isEstimate ? stroke(colors.groupLine) : null },
    ),
    ...(icon === 0 ? [] : noteIcon({ x: x + padding - 1, y: y + 3.5 }, ink)),
    text({ x: x + padding + icon, y: y + 12.8 }, shown, {
      size,
      color: isEstimate ? colors.muted : ink,
      italic: isEstimate,
    }),
  ];
}

function iconWidth({ kind }: Badge): number {
  return kind === "note" ? 13 : 0;
}

function fullWidth(badge: Badge, { widthOf }: Pen): number {
  return Math.ceil(widthOf(badge.text, size, 400)) + 2 * padding + iconWidth(badge);
}

/** Complexity may be shortened, marks may not. */
function leastWidth(badge: Badge, pen: Pen): number {
  const canShrink = badge.kind === "noted" || badge.kind === "fitted" || badge.kind === "estimate";
  return canShrink ? Math.min(96, fullWidth(badge, pen)) : fullWidth(badge, pen);
}
