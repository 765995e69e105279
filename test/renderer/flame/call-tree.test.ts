import { describe, expect, it } from "vitest";
import { treeGridKey } from "../../../renderer/flame/call-tree-keys.ts";
import { callTreeRows, dearestPath } from "../../../renderer/flame/call-tree-rows.ts";
import { topDown } from "../../../renderer/flame/stack-views.ts";
import { treeFromStacks } from "./flame-from-stacks.ts";

const flame = topDown(treeFromStacks("60 main > hot > deep\n10 main > cold\n5 other"), false);
const nameOf = (node: number) => flame.tree.frames[flame.frame[node]!]!.name;
const namesOf = (expanded: ReadonlySet<number>) => callTreeRows(flame, expanded).map(nameOf);
const press = (key: string, current: string, expanded: ReadonlySet<number>) => {
  const rows = callTreeRows(flame, expanded);
  const at = rows.find((node) => nameOf(node) === current) ?? -1;
  return treeGridKey({ key } as KeyboardEvent, { flame, rows, current: at, expanded });
};

describe("the call tree", () => {
  it("opens the dearest path at first, as far as it carries half of what lies above", () => {
    expect(namesOf(dearestPath(flame))).toEqual(["main", "hot", "deep", "cold", "other"]);
  });

  it("shows a closed node's siblings only, dearest first", () => {
    expect(namesOf(new Set())).toEqual(["main", "other"]);
  });

  it("opens with Right, then steps in; closes with Left, then steps out", () => {
    const [main] = callTreeRows(flame, new Set());
    const opened = press("ArrowRight", "main", new Set())!.expanded!;
    expect(opened.has(main!)).toBe(true);
    expect(nameOf(press("ArrowRight", "main", opened)!.to!)).toBe("hot");
    expect(press("ArrowLeft", "main", opened)!.expanded!.size).toBe(0);
    expect(nameOf(press("ArrowLeft", "cold", opened)!.to!)).toBe("main");
  });

  it("goes to the ends with Home and End, and stays there", () => {
    expect(nameOf(press("End", "main", new Set())!.to!)).toBe("other");
    expect(nameOf(press("ArrowDown", "other", new Set())!.to!)).toBe("other");
    expect(nameOf(press("Home", "other", new Set())!.to!)).toBe("main");
  });

  it("leaves keys that mean nothing here to the window", () => {
    expect(press("q", "main", new Set())).toBeNull();
    expect(
      treeGridKey({ key: "ArrowDown", ctrlKey: true } as KeyboardEvent, {
        flame,
        rows: [],
        current: -1,
        expanded: new Set(),
      }),
    ).toBeNull();
  });
});
