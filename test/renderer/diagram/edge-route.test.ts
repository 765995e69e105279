import { describe, expect, it } from "vitest";
import { middleOf, routeAfterMove } from "../../../renderer/diagram/edge-route.ts";

const route = [
  { x: 0, y: 0 },
  { x: 0, y: 50 },
  { x: 100, y: 50 },
  { x: 100, y: 90 },
];

describe("a call's line after its cards have moved", () => {
  it("keeps right angles: the segment at the moved card stays upright", () => {
    expect(routeAfterMove(route, { x: 30, y: -10 })).toEqual([
      { x: 30, y: -10 },
      { x: 30, y: 50 },
      { x: 100, y: 50 },
      { x: 100, y: 90 },
    ]);
  });

  it("goes along unchanged when both cards move together", () => {
    const by = { x: 5, y: 7 };
    expect(routeAfterMove(route, by, by)).toEqual(route.map(({ x, y }) => ({ x: x + 5, y: y + 7 })));
  });

  it("moves only the end when it has no bends", () => {
    const straight = [route[0]!, route[3]!];
    expect(routeAfterMove(straight, { x: 1, y: 1 })).toEqual([
      { x: 1, y: 1 },
      { x: 100, y: 90 },
    ]);
  });

  it("has its middle half way along, not between its ends", () => {
    expect(middleOf(route)).toEqual({ x: 45, y: 50 });
  });
});
