import { describe, expect, it } from "vitest";
import type { FunctionRow } from "#contract/answers.ts";
import { frameCosts, outermostNodes } from "../../../renderer/flame/outermost.ts";
import { nextOrder, orderedRows, sandwichRows } from "../../../renderer/flame/sandwich-rows.ts";
import { treeFromStacks } from "./flame-from-stacks.ts";

const tree = treeFromStacks("5 main > b\n7 main > a > a");
const costs = frameCosts(tree, outermostNodes(tree));
const exact = [{ id: "a", calls: 2, primitiveCalls: 1, cost: { self: 8, total: 9 } }] as unknown as FunctionRow[];
const rows = sandwichRows(tree, () => costs, exact);
const names = (order: Parameters<typeof orderedRows>[2], filter = "") =>
  orderedRows(rows, filter, order).map(({ name }) => name);

describe("the rows of the sandwich", () => {
  it("take exact figures from the run, and the tree's where the run has none", () => {
    expect(rows.find(({ name }) => name === "a")).toMatchObject({ calls: 2, self: 8, total: 9 });
    expect(rows.find(({ name }) => name === "b")).toMatchObject({ calls: null, self: 5, total: 5 });
  });

  it("sort unknown calls to the end in either direction", () => {
    expect(names({ column: "calls", descending: true })[0]).toBe("a");
    expect(names({ column: "calls", descending: false })[0]).toBe("a");
  });

  it("sort numbers from the largest, names from A, and turn round on a second click", () => {
    expect(names({ column: "total", descending: true })).toEqual(["main", "a", "b"]);
    expect(nextOrder({ column: "self", descending: true }, "name")).toEqual({ column: "name", descending: false });
    expect(nextOrder({ column: "name", descending: false }, "name")).toEqual({ column: "name", descending: true });
  });

  it("are found by name or module, whatever the case", () => {
    expect(names({ column: "name", descending: false }, "MAI")).toEqual(["main"]);
    expect(names({ column: "name", descending: false }, "m")).toEqual(["a", "b", "main"]);
  });
});
