import { describe, expect, it } from "vitest";
import type { Scene } from "#model/scene.ts";
import { openingView } from "../../../renderer/diagram/opening-view.ts";
import { seenBox } from "../../../renderer/diagram/viewport-math.ts";
import { sceneFromCalls } from "./scene-from-calls.ts";

const screen = { width: 900, height: 600 };

/** Names of the cards that a first view shows whole. */
function seenIn(scene: Scene): string[] {
  const seen = seenBox(openingView(scene, screen), screen);
  return scene.nodes.flatMap(({ id, box }) =>
    box.x >= seen.x && box.x + box.width <= seen.x + seen.width && box.y >= seen.y ? [id] : [],
  );
}

/** Cards in one row, with these gaps before them. */
function spread(scene: Scene, gaps: readonly number[]): Scene {
  let x = 0;
  const nodes = scene.nodes.map((node, at) => {
    x += gaps[at]!;
    const placed = { ...node, box: { ...node.box, x } };
    x += node.box.width;
    return placed;
  });
  return { ...scene, nodes, size: { width: x, height: 100 } };
}

describe("the first view of a picture that can't be read whole", () => {
  const calls = sceneFromCalls("main -> a 90\nmain -> b 2\nmain -> c 2\nmain -> d 2");

  it("of a run has its beginning in sight, and beside it what costs most", () => {
    const { nodes, ...scene } = spread(calls, [600, 100, 1500, 20, 20]);
    const dearest = nodes.map((node) => (node.id === "main" ? { ...node, cost: { self: 0, total: 100 } } : node));
    expect(seenIn({ ...scene, nodes: dearest })).toEqual(["main", "a"]);
  });

  it("of the source alone is where most cards lie together", () => {
    const nodes = calls.nodes.map((node) => ({ ...node, cost: null }));
    const scene = spread({ ...calls, nodes, run: null, measure: null }, [0, 1200, 1500, 20, 20]);
    expect(seenIn(scene)).toEqual(["b", "c", "d"]);
  });
});
