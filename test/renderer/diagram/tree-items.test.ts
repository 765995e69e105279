import { describe, expect, it } from "vitest";
import { treeStep } from "../../../renderer/diagram/flow-tree-keys.ts";
import { pathsAbove, treeItems } from "../../../renderer/diagram/tree-items.ts";
import { sceneFromCalls } from "./scene-from-calls.ts";

const scene = sceneFromCalls(`
  main -> parse 20
  main -> load 70
  load -> read 60
  load -> load 5
  ping -> pong 2
  pong -> ping 3
`);

const all = treeItems(scene, () => true);
const drawn = all.map(
  ({ node, level, isRecursion }) => `${"  ".repeat(level - 1)}${node.name}${isRecursion ? " again" : ""}`,
);
const named = (name: string) => all.find(({ node }) => node.name === name)!;

describe("the tree of the graph", () => {
  it("has callers above callees, dearest first, and stops where a function stands above itself", () => {
    expect(drawn).toEqual([
      "main",
      "  load",
      "    read",
      "    load again",
      "  parse",
      "ping",
      "  pong",
      "    ping again",
    ]);
  });

  it("reaches every card, also those that only call each other", () => {
    expect(new Set(all.map(({ node }) => node.id))).toEqual(new Set(scene.nodes.map(({ id }) => id)));
  });

  it("knows which lines to open to show a card, by the shortest way", () => {
    expect(pathsAbove(scene, "read")).toEqual([named("main").path, named("load").path]);
    expect(pathsAbove(scene, "main")).toEqual([]);
    expect(pathsAbove(scene, "gone")).toEqual([]);
  });

  it("tells level, place and number of siblings for screen readers", () => {
    expect(named("load")).toMatchObject({ level: 2, position: 1, siblings: 2, expanded: true });
    expect(named("parse")).toMatchObject({ level: 2, position: 2, siblings: 2, expanded: null });
  });

  it("moves by keys as trees do", () => {
    expect(treeStep(all, named("main"), "ArrowDown")!.to).toBe(named("load"));
    expect(treeStep(all, named("load"), "ArrowLeft")!.toggle).toEqual([[named("load").path, false]]);
    expect(treeStep(all, named("parse"), "ArrowLeft")!.to).toBe(named("main"));
    expect(treeStep(all, named("main"), "End")!.to).toBe(all.at(-1));
    expect(treeStep(all, named("main"), "p")!.to).toBe(named("parse"));
    expect(treeStep(all, named("main"), "F5")).toBeNull();
  });
});
