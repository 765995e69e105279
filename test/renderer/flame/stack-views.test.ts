import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frameCosts, matchedTotal, outermostNodes } from "../../../renderer/flame/outermost.ts";
import { searchFrames } from "../../../renderer/flame/search-frames.ts";
import type { StackTree } from "../../../renderer/flame/stack-tree.ts";
import { bottomUp, calleesOf, callersOf, topDown } from "../../../renderer/flame/stack-views.ts";
import type { Unfolding } from "../../../renderer/flame/unfolding.ts";
import { drawn, treeFromStacks } from "./flame-from-stacks.ts";

const recursive = `
  10 main > walk
  30 main > walk > walk > walk
  5  main > walk > leaf > walk
  20 main > leaf
`;

const frameNamed = (tree: StackTree, name: string) => tree.frames.findIndex((frame) => frame.name === name);
const callers = (tree: StackTree, name: string) => callersOf(tree, frameNamed(tree, name), false);
const callees = (tree: StackTree, name: string, fold = false) => calleesOf(tree, frameNamed(tree, name), fold);

describe("the flame graph from the top", () => {
  it("puts the dearest child first and keeps every cost", () => {
    expect(drawn(topDown(treeFromStacks(recursive), false))).toEqual([
      "all 65",
      "  main 65",
      "    walk 45 self 10",
      "      walk 30",
      "        walk 30 self 30",
      "      leaf 5",
      "        walk 5 self 5",
      "    leaf 20 self 20",
    ]);
  });

  it("keeps a tree that is in order of time as it is, also where one function follows itself", () => {
    const tree = treeFromStacks(`
      10 main > leaf
      30 main > walk
    `);
    expect(drawn(topDown(tree, false, "time"))).toEqual([
      "all 40",
      "  main 40",
      "    leaf 10 self 10",
      "    walk 30 self 30",
    ]);
  });

  it("folds direct recursion into one frame, which keeps its callees", () => {
    expect(drawn(topDown(treeFromStacks(recursive), true))).toEqual([
      "all 65",
      "  main 65",
      "    walk 45 self 40",
      "      leaf 5",
      "        walk 5 self 5",
      "    leaf 20 self 20",
    ]);
  });

  it("merges callees that several levels of a folded recursion called", () => {
    const tree = treeFromStacks(`
      1 a > a > b
      2 a > b
    `);
    expect(drawn(topDown(tree, true))).toEqual(["all 3", "  a 3", "    b 3 self 3"]);
  });
});

describe("the inverted flame graph", () => {
  it("starts with the functions that cost something themselves, and leads up to their callers", () => {
    const tree = treeFromStacks(`
      4 main > a > c
      3 main > b > c
      2 main > a
    `);
    expect(drawn(bottomUp(tree, false)).map((line) => line.replace(/ self.*/, ""))).toEqual([
      "all 9",
      "  c 7",
      "    a 4",
      "      main 4",
      "    b 3",
      "      main 3",
      "  a 2",
      "    main 2",
    ]);
  });

  it("adds up to the same whole as the tree from the top, whatever the stacks", () => {
    const stack = fc.array(fc.constantFrom("a", "b", "c"), { minLength: 1, maxLength: 7 });
    const stacks = fc.array(fc.tuple(fc.integer({ min: 1, max: 50 }), stack), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(stacks, fc.boolean(), (lines, fold) => {
        const tree = treeFromStacks(lines.map(([cost, names]) => `${cost} ${names.join(" > ")}`).join("\n"));
        const whole = lines.reduce((sum, [cost]) => sum + cost, 0);
        expect(topDown(tree, fold).whole).toBe(whole);
        expect(bottomUp(tree, fold).whole).toBe(whole);
        expect(levelSum(bottomUp(tree, fold))).toBe(whole);
        expect(selfSum(topDown(tree, fold))).toBe(whole);
      }),
    );
  });
});

describe("the callers of a function", () => {
  it("start at the outermost occurrence, so that recursion counts once per stack", () => {
    expect(drawn(callers(treeFromStacks(recursive), "walk")).map((line) => line.replace(/ self.*/, ""))).toEqual([
      "walk 45",
      "  main 45",
    ]);
  });

  it("share out the function's total, dearest caller first", () => {
    expect(drawn(callers(treeFromStacks(recursive), "leaf")).map((line) => line.replace(/ self.*/, ""))).toEqual([
      "leaf 25",
      "  main 20",
      "  walk 5",
      "    main 5",
    ]);
  });
});

describe("the callees of a function", () => {
  it("merge all its outermost occurrences", () => {
    const tree = treeFromStacks(`
      1 a > f > x
      2 b > f > x
      4 b > f > y
    `);
    expect(drawn(callees(tree, "f"))).toEqual(["f 7", "  y 4 self 4", "  x 3 self 3"]);
  });

  it("show recursion inside, unless it is folded", () => {
    const tree = treeFromStacks("3 f > f > x");
    expect(drawn(callees(tree, "f"))).toEqual(["f 3", "  f 3", "    x 3 self 3"]);
    expect(drawn(callees(tree, "f", true))).toEqual(["f 3", "  x 3 self 3"]);
  });
});

describe("what the tree says of a function", () => {
  it("counts a total once per stack, however deep the recursion", () => {
    const tree = treeFromStacks(recursive);
    const costs = frameCosts(tree, outermostNodes(tree));
    expect(costs.total[frameNamed(tree, "walk")]).toBe(45);
    expect(costs.self[frameNamed(tree, "walk")]).toBe(45);
    expect(costs.total[frameNamed(tree, "leaf")]).toBe(25);
  });

  it("counts a stack once when a search finds several of its functions", () => {
    const tree = treeFromStacks(recursive);
    expect(matchedTotal(tree, searchFrames(tree.frames, "A")!)).toBe(65);
    expect(matchedTotal(tree, searchFrames(tree.frames, "leaf")!)).toBe(25);
    expect(searchFrames(tree.frames, "  ")).toBeNull();
  });

  it("reads stacks deeper than any call stack of our own", () => {
    const deep = `1 ${Array.from({ length: 30_000 }, (_, level) => `f${level % 7}`).join(" > ")}`;
    const tree = treeFromStacks(deep);
    expect(frameCosts(tree, outermostNodes(tree)).total[0]).toBe(1);
  });
});

function levelSum(flame: Unfolding): number {
  flame.unfold(0);
  let sum = 0;
  for (let nth = 0; nth < flame.childCount[0]!; nth++) sum += flame.total[flame.firstChild[0]! + nth]!;
  return sum;
}

function selfSum(flame: Unfolding): number {
  let sum = 0;
  for (let node = 0; node < flame.depth.length; node++) {
    flame.unfold(node);
    sum += flame.self[node]!;
  }
  return sum;
}
