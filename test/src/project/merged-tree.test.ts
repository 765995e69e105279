import { describe, expect, it } from "vitest";
import { functionId } from "#model/ids.ts";
import { MergedTree } from "#project/merged-tree.ts";

const ids = ["a", "b", "c"].map(functionId);

describe("a merged tree that is too large for a window", () => {
  it("keeps the dearest nodes, as many as asked for, and loses no cost", () => {
    const merged = new MergedTree();
    merged.add([-1, 0, 1, 1, 0], [-1, 0, 1, 2, 2], [0, 1, 5, 2, 9], ids);
    const { parents, nodeFrames, self, total, leftOut } = merged.pruned(4);
    expect([...total]).toEqual([17, 8, 5, 9]);
    expect([...self]).toEqual([0, 3, 5, 9]);
    expect([...parents]).toEqual([-1, 0, 1, 0]);
    expect([...nodeFrames]).toEqual([-1, 0, 1, 2]);
    expect(leftOut).toBe(1);
  });

  it("keeps no more where many nodes cost the same, and no child without its parent", () => {
    const merged = new MergedTree();
    const children = Array.from({ length: 100 }, (_, index) => index);
    merged.add([-1, ...children], [-1, ...children.map((index) => index % 3)], [...children.map(() => 0), 1], ids);
    const { parents, total } = merged.pruned(10);
    expect(total).toHaveLength(10);
    expect([...parents]).toEqual([-1, 0, 1, 2, 3, 4, 5, 6, 7, 8]);
    expect(total.every((cost) => cost === 1)).toBe(true);
  });
});
