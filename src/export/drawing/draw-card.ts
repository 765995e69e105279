import { type CardContent, cardContent } from "#format/card-content.ts";
import { mixColors } from "#format/color.ts";
import { costColor } from "#format/cost-color.ts";
import { differenceColor } from "#format/difference-color.ts";
import { elideMiddle } from "#format/elide-middle.ts";
import type { Box, PlacedNode } from "#model/scene.ts";
import { badgeRow } from "./badge-row.ts";
import { cardTitle } from "./card-title.ts";
import { group, path, rectangle, type Shape, type ShapeGroup, type Stroke, stroke, text } from "./drawing.ts";
import { eyeIcon, loopArrow } from "./icons.ts";
import type { Pen } from "./pen.ts";

const radius = 6;
const left = 12;
const right = 10;

/** A function or folded group: name and share, module, numbers, cost bar, badges. */
export function drawCard(node: PlacedNode, pen: Pen): ShapeGroup {
  const content = cardContent(node, pen.measure);
  const { box } = node;
  return group("card", node.id, cardTitle(node, pen.measure), [
    ...(node.kind === "group" ? foldedSheets(box, pen) : []),
    rectangle(box, { radius, fill: fillOf(node, content, pen), stroke: borderOf(node, pen), sketch: "card" }),
    path(hueBar(box), { fill: node.external ? pen.colors.line : pen.hueOf(node.module) }),
    ...nameRow(node, content, pen),
    ...moduleRow(node, content, pen),
    ...(content.figures === null ? [] : figureRows(node, content, pen)),
    ...badgeRow(content.badges, { x: box.x + left, y: box.y + box.height - 26, width: box.width - left - right }, pen),
    ...(node.recursive ? loopArrow({ x: box.x + box.width, y: box.y }, pen) : []),
    ...hiddenStubs(node, pen),
  ]);
}

function fillOf(
  { external, cost, difference }: PlacedNode,
  { totalShare }: CardContent,
  { colors, theme }: Pen,
): string {
  const plain = external ? colors.flat : colors.surface;
  if (difference !== null) return mixColors(plain, differenceColor(difference.total, theme), 0.07);
  return cost === null || totalShare === null
    ? plain
    : mixColors(plain, costColor(totalShare, theme), 0.1 * totalShare);
}

/** Solid: in the source and measured; dashed: not exercised by the run; dotted: measured alone. Without a run all is solid. */
function borderOf({ provenance, isRoot }: PlacedNode, { colors, measure }: Pen): Stroke {
  const color = isRoot ? colors.accent : colors.line;
  const width = isRoot ? 2 : 1.25;
  if (provenance === "static" && measure !== null) return stroke(color, width, [5, 3]);
  return provenance === "measured" ? stroke(color, width + 0.5, [0, 4]) : stroke(color, width);
}

function hueBar({ x, y, height }: Box): string {
  const inset = 0.75;
  const [top, bottom] = [y + inset, y + height - inset];
  const corner = radius - inset;
  return `M${x + 4},${top} L${x + inset + corner},${top} Q${x + inset},${top} ${x + inset},${top + corner} L${x + inset},${bottom - corner} Q${x + inset},${bottom} ${x + inset + corner},${bottom} L${x + 4},${bottom} Z`;
}

function nameRow({ box, difference }: PlacedNode, content: CardContent, pen: Pen): Shape[] {
  const { owner, name } = content;
  const share = content.figures === null ? null : content.share;
  const { colors, widthOf } = pen;
  const baseline = box.y + 21;
  const shareWidth = share === null ? 0 : widthOf(share, 12, 600) + 10;
  const room = box.width - left - right - shareWidth;
  const nameWidth = widthOf(name, 13, 600);
  const ownerRoom = Math.max(room - nameWidth, Math.min(room * 0.35, widthOf(owner, 13, 400)));
  const shownOwner = owner === "" ? "" : elideMiddle(owner, ownerRoom, (part) => widthOf(part, 13, 400));
  const ownerWidth = widthOf(shownOwner, 13, 400);
  const shownName = elideMiddle(name, room - ownerWidth, (part) => widthOf(part, 13, 600));
  const lead = shownOwner === "" ? null : { text: shownOwner, color: colors.muted };
  const shapes: Shape[] = [
    text({ x: box.x + left, y: baseline }, shownName, { size: 13, weight: 600, color: colors.ink, lead }),
  ];
  if (share !== null) {
    const shareColor = difference === null ? colors.ink : differenceColor(difference.total, pen.theme);
    const end = { x: box.x + box.width - right, y: baseline };
    shapes.push(text(end, share, { size: 12, weight: 600, anchor: "end", color: shareColor }));
  }
  return shapes;
}

/** On a card without numbers what it was before stands here, so that the name keeps its room. */
function moduleRow({ box, provenance }: PlacedNode, { module, share, figures }: CardContent, pen: Pen): Shape[] {
  const { colors, widthOf } = pen;
  const baseline = box.y + 37;
  const icon = provenance === "measured" ? 20 : 0;
  const aside = figures === null && share !== null ? share : "";
  const end = box.x + box.width - right - icon;
  const room = end - box.x - left - (aside === "" ? 0 : widthOf(aside, 11, 600) + 8);
  const shown = elideMiddle(module, room, (part) => widthOf(part, 11, 400));
  const shapes: Shape[] = [text({ x: box.x + left, y: baseline }, shown, { size: 11, color: colors.muted })];
  if (aside !== "")
    shapes.push(text({ x: end, y: baseline }, aside, { size: 11, weight: 600, anchor: "end", color: colors.muted }));
  if (icon > 0) shapes.push(...eyeIcon({ x: end + 6, y: box.y + 28 }, pen));
  return shapes;
}

function figureRows({ box, difference }: PlacedNode, content: CardContent, pen: Pen): Shape[] {
  const { colors, widthOf, theme } = pen;
  const { calls, total, self } = content.figures ?? { calls: "", total: "", self: "" };
  const baseline = box.y + 56;
  const size = 11;
  const end = box.x + box.width - right;
  const selfWidth = widthOf(self, size, 400);
  const shapes: Shape[] = [
    text({ x: box.x + left, y: baseline }, calls, { size, color: colors.ink }),
    text({ x: end, y: baseline }, self, { size, anchor: "end", color: colors.muted }),
  ];
  const totalAt = box.x + left + widthOf(calls, size, 400) + 10;
  const room = end - selfWidth - 8 - totalAt;
  if (widthOf(total, size, 600) <= room) {
    shapes.push(text({ x: totalAt, y: baseline }, total, { size, weight: 600, color: colors.ink }));
    if (room - widthOf(total, size, 600) > widthOf("self ", 10, 400)) {
      const label = { x: end - selfWidth - 4, y: baseline };
      shapes.push(text(label, "self", { size: 10, anchor: "end", color: colors.muted }));
    }
  }
  const color = difference === null ? null : differenceColor(difference.total, theme);
  return [...shapes, ...costBar(box, content, color, pen)];
}

/** Total as length, self as the darker part. */
function costBar(box: Box, { totalShare, selfShare }: CardContent, color: string | null, pen: Pen): Shape[] {
  if (totalShare === null) return [];
  const whole = { x: box.x + left, y: box.y + 65, width: box.width - left - right, height: 4 };
  const strong = color ?? costColor(totalShare, pen.theme);
  const bar = (share: number) => ({ ...whole, width: Math.max(1.5, whole.width * share) });
  const shapes: Shape[] = [rectangle(whole, { radius: 2, fill: pen.colors.faint })];
  if (totalShare > 0) {
    shapes.push(
      rectangle(bar(totalShare), { radius: 2, fill: mixColors(strong, pen.colors.surface, 0.5), sketch: "bar" }),
    );
  }
  if (selfShare !== null && selfShare > 0)
    shapes.push(rectangle(bar(selfShare), { radius: 2, fill: strong, sketch: "bar" }));
  return shapes;
}

/** A folded group looks like a pile. */
function foldedSheets({ x, y, width, height }: Box, { colors }: Pen): Shape[] {
  return [8, 4].map((offset) =>
    rectangle(
      { x: x + offset, y: y + offset, width: width - offset, height },
      { radius, fill: colors.surface, stroke: stroke(colors.line) },
    ),
  );
}

/** Short dashed ends where calls lead to functions that aren't shown. */
function hiddenStubs({ box, hiddenCallers, hiddenCallees }: PlacedNode, { colors }: Pen): Shape[] {
  const line = stroke(colors.line, 1, [2, 2]);
  const x = box.x + 20;
  const stub = (y: number, towards: number, count: number): Shape[] =>
    count === 0
      ? []
      : [
          path(`M${x},${y} L${x},${y + 8 * towards}`, { stroke: line }),
          text({ x: x + 4, y: y + (towards > 0 ? 9 : -3) }, `+${count}`, { size: 9, color: colors.muted }),
        ];
  return [...stub(box.y - 1, -1, hiddenCallers), ...stub(box.y + box.height + 1, 1, hiddenCallees)];
}
