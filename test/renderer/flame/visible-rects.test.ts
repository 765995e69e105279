import { describe, expect, it } from "vitest";
import { wholeRange } from "../../../renderer/flame/flame-range.ts";
import { stackTree } from "../../../renderer/flame/stack-tree.ts";
import { topDown } from "../../../renderer/flame/stack-views.ts";
import { nodeAt, visibleRects } from "../../../renderer/flame/visible-rects.ts";
import { generatedFlame } from "../harness/generated-flame.ts";
import { treeFromStacks } from "./flame-from-stacks.ts";

const screen = { width: 1000, firstRow: 0, lastRow: 50, thinnest: 1, budget: 1000, atLeast: 1 };

describe("the rectangles of a flame graph", () => {
  it("fill the width in proportion to cost, heaviest on the left", () => {
    const flame = topDown(treeFromStacks("30 a > b\n70 a > c"), false);
    const rects = visibleRects(flame, wholeRange(100), screen);
    const row2 = Array.from({ length: rects.count }, (_, at) => at).filter((at) => rects.row[at] === 2);
    const found = row2.map((at) => [
      flame.tree.frames[flame.frame[rects.node[at]!]!]!.name,
      rects.x[at],
      rects.width[at],
    ]);
    expect(found.sort((a, b) => Number(a[1]) - Number(b[1]))).toEqual([
      ["c", 0, 700],
      ["b", 700, 300],
    ]);
  });

  it("merge what is thinner than a pixel into one", () => {
    const thin = Array.from({ length: 500 }, (_, nth) => `1 a > t${nth}`).join("\n");
    const flame = topDown(treeFromStacks(`${thin}\n9500 a > fat`), false);
    const rects = visibleRects(flame, wholeRange(10_000), screen);
    const merged = Array.from({ length: rects.count }, (_, at) => at).filter((at) => rects.node[at] === -1);
    expect(merged).toHaveLength(1);
    expect(rects.width[merged[0]!]).toBeCloseTo(50);
    expect(rects.count).toBe(4);
  });

  it("cost work in proportion to what is seen, not to the tree", () => {
    const unfolded = [20_000, 200_000].map((nodes) => {
      const flame = topDown(stackTree(generatedFlame(nodes)), false);
      visibleRects(flame, wholeRange(flame.whole), screen);
      return flame.depth.length / nodes;
    });
    expect(unfolded[1]!).toBeLessThan(unfolded[0]! / 2);
  });

  it("stop when the time is up and say so", () => {
    const flame = topDown(stackTree(generatedFlame(20_000)), false);
    const rects = visibleRects(flame, wholeRange(flame.whole), { ...screen, budget: -1 });
    expect(rects.isPartial).toBe(true);
    const once = flame.depth.length;
    visibleRects(flame, wholeRange(flame.whole), { ...screen, budget: -1 });
    expect(flame.depth.length).toBeGreaterThan(once);
    expect(visibleRects(flame, wholeRange(flame.whole), screen).isPartial).toBe(false);
  });

  it("stop after one heavy node, however many are asked for", () => {
    const flame = topDown(treeFromStacks("30 a > b > e\n70 a > c > d"), false);
    const heavy = {
      ...flame,
      unfold: (node: number) => {
        const end = performance.now() + 5;
        while (performance.now() < end);
        flame.unfold(node);
      },
    };
    const rects = visibleRects(heavy, wholeRange(100), { ...screen, budget: 2, atLeast: 40 });
    expect([rects.isPartial, rects.rows]).toEqual([true, 2]);
  });

  it("are found again at the place where they are drawn", () => {
    const flame = topDown(treeFromStacks("30 a > b\n70 a > c > d"), false);
    const nameAt = (unit: number, row: number) => {
      const node = nodeAt(flame, unit, row);
      return node === null ? null : (flame.tree.frames[flame.frame[node]!]?.name ?? "all");
    };
    expect([nameAt(50, 0), nameAt(50, 1), nameAt(50, 2), nameAt(80, 2), nameAt(50, 3), nameAt(80, 3)]).toEqual([
      "all",
      "a",
      "c",
      "b",
      "d",
      null,
    ]);
  });
});
