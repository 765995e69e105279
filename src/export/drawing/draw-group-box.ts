import { elideMiddle } from "#format/elide-middle.ts";
import { plainName } from "#format/plain-name.ts";
import type { PlacedGroup } from "#model/scene.ts";
import { group, rectangle, type ShapeGroup, stroke, text } from "./drawing.ts";
import type { Pen } from "./pen.ts";

/** A module's box behind its cards. Libraries are flat and grey. */
export function drawGroupBox({ name, label, external, box }: PlacedGroup, { colors, widthOf }: Pen): ShapeGroup {
  const shown = elideMiddle(plainName(label), box.width - 20, (part) => widthOf(part, 11, 600));
  return group("box", `box:${name}`, null, [
    rectangle(box, {
      radius: 8,
      fill: external ? colors.flat : colors.group,
      stroke: stroke(colors.groupLine, 1, external ? [2, 3] : []),
      sketch: "group",
    }),
    text({ x: box.x + 10, y: box.y + 16 }, shown, { size: 11, weight: 600, color: colors.muted }),
  ]);
}
