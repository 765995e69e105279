import type { Point } from "#model/scene.ts";
import { path, type Shape, stroke } from "./drawing.ts";
import type { Pen } from "./pen.ts";

/** An eye, 14 by 10: measured, but not visible in the source. */
export function eyeIcon({ x, y }: Point, { colors }: Pen): Shape[] {
  const line = stroke(colors.muted, 1.2);
  const lid = `M${x},${y + 5} Q${x + 7},${y - 3} ${x + 14},${y + 5} Q${x + 7},${y + 13} ${x},${y + 5} Z`;
  const pupil = `M${x + 9.2},${y + 5} A2.2,2.2 0 1 1 ${x + 4.8},${y + 5} A2.2,2.2 0 1 1 ${x + 9.2},${y + 5} Z`;
  return [path(lid, { stroke: line }), path(pupil, { fill: colors.muted })];
}

/** A small loop at the top right corner of a card: the function calls itself. */
export function loopArrow({ x, y }: Point, { colors, background }: Pen): Shape[] {
  const line = stroke(colors.muted, 1.4);
  const loop = `M${x - 12},${y} C${x - 12},${y - 16} ${x + 16},${y - 16} ${x + 16},${y + 2} C${x + 16},${y + 9} ${x + 11},${y + 12} ${x + 5},${y + 12}`;
  const head = `M${x + 0.5},${y + 12} L${x + 7},${y + 8.5} L${x + 7},${y + 15.5} Z`;
  return [
    path(loop, { stroke: stroke(background, 3.4) }),
    path(loop, { stroke: line }),
    path(head, { fill: colors.muted }),
  ];
}

/** A sheet of paper with a folded corner, 10 by 11. */
export function noteIcon({ x, y }: Point, color: string): Shape[] {
  const line = stroke(color, 1.1);
  return [
    path(`M${x + 1},${y + 0.5} H${x + 6.5} L${x + 9.5},${y + 3.5} V${y + 10.5} H${x + 1} Z`, { stroke: line }),
    path(`M${x + 3},${y + 5.5} H${x + 7.5} M${x + 3},${y + 8} H${x + 6}`, { stroke: line }),
  ];
}
