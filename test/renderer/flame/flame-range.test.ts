import { describe, expect, it } from "vitest";
import { movedRange, wholeRange, zoomedRange } from "../../../renderer/flame/flame-range.ts";

describe("the range of a flame graph", () => {
  it("zooms about the pointer: what is under it stays there", () => {
    const range = zoomedRange({ start: 0, end: 100, scroll: 0 }, 4, 30, 100);
    expect((30 - range.start) / (range.end - range.start)).toBeCloseTo(0.3);
    expect(range.end - range.start).toBeCloseTo(25);
  });

  it("never leaves the whole", () => {
    expect(movedRange({ start: 80, end: 100, scroll: 3 }, 50, 100)).toEqual({ start: 80, end: 100, scroll: 3 });
    expect(zoomedRange({ start: 10, end: 20, scroll: 0 }, 1 / 1000, 15, 100)).toMatchObject({ start: 0, end: 100 });
  });

  it("has a width even when nothing was measured", () => {
    expect(wholeRange(0).end).toBeGreaterThan(0);
  });
});
