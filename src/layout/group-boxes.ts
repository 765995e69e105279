import type { Box } from "#model/scene.ts";

/** Room inside a group's box: the label stands above the cards. */
export const groupPadding = { top: 36, side: 16 };

/** The box around cards of a group, with room for its label. */
export function boundingBox(members: readonly Box[]): Box {
  const left = Math.min(...members.map((box) => box.x)) - groupPadding.side;
  const top = Math.min(...members.map((box) => box.y)) - groupPadding.top;
  const right = Math.max(...members.map((box) => box.x + box.width)) + groupPadding.side;
  const bottom = Math.max(...members.map((box) => box.y + box.height)) + groupPadding.side;
  return { x: left, y: top, width: right - left, height: bottom - top };
}
