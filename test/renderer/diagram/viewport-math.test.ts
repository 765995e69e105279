import { describe, expect, it } from "vitest";
import { fitted, revealed, seenBox, zoomedAt } from "../../../renderer/diagram/viewport-math.ts";
import { wheelMove, wheelZoom } from "../../../renderer/diagram/wheel.ts";

const screen = { width: 1000, height: 600 };
const at = { zoom: 1, pan: { x: 0, y: 0 } };

describe("the view of the diagram", () => {
  it("zooms about the pointer: the point under it stays there", () => {
    const pointer = { x: 300, y: 200 };
    const view = zoomedAt({ zoom: 0.5, pan: { x: 20, y: -40 } }, 2, pointer);
    expect((pointer.x - view.pan.x) / view.zoom).toBeCloseTo((300 - 20) / 0.5);
    expect((pointer.y - view.pan.y) / view.zoom).toBeCloseTo((200 + 40) / 0.5);
  });

  it("never zooms beyond its limits", () => {
    expect(zoomedAt(at, 1000, { x: 0, y: 0 }).zoom).toBe(4);
    expect(zoomedAt(at, 0, { x: 0, y: 0 }).zoom).toBe(0.04);
  });

  it("fits a box whole into the middle", () => {
    const box = { x: 100, y: 100, width: 4000, height: 300 };
    const seen = seenBox(fitted(box, screen), screen);
    expect(seen.x).toBeLessThan(100);
    expect(seen.x + seen.width).toBeGreaterThan(4100);
    expect(seen.y + seen.height / 2).toBeCloseTo(250);
  });

  it("moves just as far as needed to reveal a card, and not at all for one in sight", () => {
    expect(revealed(at, { x: 400, y: 200, width: 200, height: 80 }, screen)).toBe(at);
    expect(revealed(at, { x: 1200, y: 200, width: 200, height: 80 }, screen).pan).toEqual({ x: -440, y: 0 });
  });
});

describe("the wheel", () => {
  it("zooms by small steps on a touchpad and by at most a quarter a notch", () => {
    expect(wheelZoom({ deltaY: -2, deltaMode: 0 })).toBeCloseTo(1.02);
    expect(wheelZoom({ deltaY: -400, deltaMode: 0 })).toBeLessThan(1.26);
  });

  it("pans sideways with Shift", () => {
    expect(wheelMove({ deltaX: 0, deltaY: 30, deltaMode: 0, shiftKey: true })).toEqual({ x: 30, y: 0 });
    expect(wheelMove({ deltaX: 3, deltaY: 4, deltaMode: 0, shiftKey: false })).toEqual({ x: 3, y: 4 });
  });
});
