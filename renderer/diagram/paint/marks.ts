import type { Box, Point } from "#model/scene.ts";

/** A rectangle with round corners, as a path ready to fill or stroke. */
export function roundBox(ctx: CanvasRenderingContext2D, box: Box, radius: number): void {
  ctx.beginPath();
  ctx.roundRect(box.x, box.y, box.width, box.height, Math.min(radius, box.width / 2, box.height / 2));
}

/** An eye, 14 units wide, on a small disc of the ground: "measured only". */
export function drawEye(ctx: CanvasRenderingContext2D, at: Point, ink: string, ground: string): void {
  ctx.save();
  ctx.translate(at.x, at.y);
  ctx.setLineDash([]);
  ctx.fillStyle = ground;
  ctx.beginPath();
  ctx.arc(0, 0, 9, 0, 2 * Math.PI);
  ctx.fill();
  ctx.strokeStyle = ink;
  ctx.fillStyle = ink;
  ctx.lineWidth = 1.2;
  ctx.beginPath();
  ctx.moveTo(-6.5, 0);
  ctx.quadraticCurveTo(0, -7, 6.5, 0);
  ctx.quadraticCurveTo(0, 7, -6.5, 0);
  ctx.stroke();
  ctx.beginPath();
  ctx.arc(0, 0, 1.9, 0, 2 * Math.PI);
  ctx.fill();
  ctx.restore();
}

/** A drawing pin, 12 units high: "a person put it there". */
export function drawPin(ctx: CanvasRenderingContext2D, at: Point, ink: string): void {
  ctx.save();
  ctx.translate(at.x, at.y);
  ctx.rotate(0.5);
  ctx.fillStyle = ink;
  ctx.strokeStyle = ink;
  ctx.lineWidth = 1.3;
  ctx.beginPath();
  ctx.roundRect(-3.5, -7, 7, 2, 1);
  ctx.rect(-2, -5, 4, 4);
  ctx.roundRect(-4.5, -1.5, 9, 2, 1);
  ctx.fill();
  ctx.beginPath();
  ctx.moveTo(0, 0);
  ctx.lineTo(0, 5.5);
  ctx.stroke();
  ctx.restore();
}

/** A loop at a card's upper right corner: "calls itself". */
export function drawLoop(ctx: CanvasRenderingContext2D, corner: Point, ink: string): void {
  const radius = 8;
  const end = 0.5 * Math.PI;
  ctx.save();
  ctx.setLineDash([]);
  ctx.strokeStyle = ink;
  ctx.fillStyle = ink;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  ctx.arc(corner.x, corner.y, radius, Math.PI, end);
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(corner.x - 4.5, corner.y + radius);
  ctx.lineTo(corner.x + 2.5, corner.y + radius - 3.6);
  ctx.lineTo(corner.x + 2.5, corner.y + radius + 3.6);
  ctx.closePath();
  ctx.fill();
  ctx.restore();
}

/** An arrow head with its tip at the end of a line; hollow says "possible". */
export function drawArrow(
  ctx: CanvasRenderingContext2D,
  from: Point,
  tip: Point,
  size: number,
  hollow: string | null,
): void {
  const angle = Math.atan2(tip.y - from.y, tip.x - from.x);
  ctx.save();
  ctx.translate(tip.x, tip.y);
  ctx.rotate(angle);
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.moveTo(0, 0);
  ctx.lineTo(-size, size * 0.45);
  ctx.lineTo(-size, -size * 0.45);
  ctx.closePath();
  if (hollow === null) ctx.fill();
  else {
    ctx.lineWidth = 1.2;
    ctx.fillStyle = hollow;
    ctx.fill();
    ctx.stroke();
  }
  ctx.restore();
}

/** A small sheet with a folded corner, 10 units wide: "somebody wrote a note". */
export function drawNoteMark(ctx: CanvasRenderingContext2D, at: Point, ink: string, ground: string): void {
  ctx.save();
  ctx.translate(at.x, at.y);
  ctx.setLineDash([]);
  ctx.fillStyle = ground;
  ctx.strokeStyle = ink;
  ctx.lineWidth = 1.2;
  ctx.lineJoin = "round";
  ctx.beginPath();
  ctx.moveTo(-5, -6);
  ctx.lineTo(2, -6);
  ctx.lineTo(5, -3);
  ctx.lineTo(5, 6);
  ctx.lineTo(-5, 6);
  ctx.closePath();
  ctx.fill();
  ctx.stroke();
  ctx.beginPath();
  ctx.moveTo(-2.5, -1);
  ctx.lineTo(2.5, -1);
  ctx.moveTo(-2.5, 2.5);
  ctx.lineTo(1.5, 2.5);
  ctx.stroke();
  ctx.restore();
}
