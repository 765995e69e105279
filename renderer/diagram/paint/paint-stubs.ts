import { formatCount } from "#format/format-count.ts";
import type { Box, PlacedNode, Point } from "#model/scene.ts";
import type { ExpandSide } from "../diagram-props.ts";
import { fontOf } from "./canvas-text.ts";
import { roundBox } from "./marks.ts";
import type { Palette } from "./palette.ts";

/** The handle "+12" on a card's edge that shows callers or callees left out so far. */
export interface Stub {
  readonly side: ExpandSide;
  readonly box: Box;
  readonly text: string;
}

const height = 16;
/** So far a stub reaches into its card, which has its name or its marks there. */
const inside = 4;

/** The stubs of a card: callers on its upper edge, callees on its lower one. Boxes in scene units. */
export function stubsOf(node: PlacedNode, topLeft: Point): Stub[] {
  const stubs: Stub[] = [];
  const stub = (side: ExpandSide, count: number, top: number) => {
    const text = `+${formatCount(count)}`;
    const width = 12 + text.length * 6.5;
    stubs.push({ side, text, box: { x: topLeft.x + 16, y: top, width, height } });
  };
  if (node.hiddenCallers > 0) stub("callers", node.hiddenCallers, topLeft.y + inside - height);
  if (node.hiddenCallees > 0) stub("callees", node.hiddenCallees, topLeft.y + node.box.height - inside);
  return stubs;
}

/** The stub at a point, with some room around it to hit; null when there is none. */
export function stubAt(node: PlacedNode, topLeft: Point, at: Point): Stub | null {
  const room = 4;
  return (
    stubsOf(node, topLeft).find(
      ({ box }) =>
        at.x >= box.x - room &&
        at.x <= box.x + box.width + room &&
        at.y >= box.y - room &&
        at.y <= box.y + box.height + room,
    ) ?? null
  );
}

/** Draws a card's stubs. */
export function paintStubs(ctx: CanvasRenderingContext2D, node: PlacedNode, topLeft: Point, colors: Palette): void {
  for (const { box, text } of stubsOf(node, topLeft)) {
    ctx.fillStyle = colors.tokens.badge;
    ctx.strokeStyle = colors.tokens.line;
    ctx.lineWidth = 1;
    ctx.setLineDash([2, 2]);
    roundBox(ctx, box, 8);
    ctx.fill();
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.font = fontOf(colors.look, 10);
    ctx.fillStyle = colors.tokens.muted;
    ctx.textAlign = "center";
    ctx.fillText(text, box.x + box.width / 2, box.y + 11.5);
    ctx.textAlign = "left";
  }
}
