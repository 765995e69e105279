import type { Box, Scene } from "#model/scene.ts";

/** Room for recursion loops, hidden-call marks and edge labels around what they belong to. */
const around = 18;
const labelRoom = { x: 60, y: 10 };

/** The smallest box that holds everything of a scene, marks included; never empty. */
export function sceneBounds({ nodes, groups, edges }: Scene): Box {
  const boxes: Box[] = [
    ...nodes.map(({ box }) => grown(box, around)),
    ...groups.map(({ box }) => grown(box, 2)),
    ...edges.flatMap(({ points, label }) => [
      ...points.map(({ x, y }) => ({ x: x - 6, y: y - 6, width: 12, height: 12 })),
      ...(label === null
        ? []
        : [{ x: label.x - labelRoom.x, y: label.y - labelRoom.y, width: 2 * labelRoom.x, height: 2 * labelRoom.y }]),
    ]),
  ];
  if (boxes.length === 0) return { x: 0, y: 0, width: 1, height: 1 };
  const [x, y] = [least(boxes.map((box) => box.x)), least(boxes.map((box) => box.y))];
  const right = -least(boxes.map((box) => -(box.x + box.width)));
  const bottom = -least(boxes.map((box) => -(box.y + box.height)));
  return { x, y, width: right - x, height: bottom - y };
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}
