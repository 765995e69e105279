import { describe, expect, it } from "vitest";
import { type Walk, type WalkDirection, walkFrom, walkStart, walkStep } from "../../../renderer/diagram/walk-calls.ts";
import { edgeStep, endOfEdge } from "../../../renderer/diagram/walk-edges.ts";
import { sceneFromCalls } from "./scene-from-calls.ts";

const scene = sceneFromCalls(`
  main -> parse 20
  main -> load 70
  other -> load 10
  load -> read 60
  load -> load 5
`);

function walked(from: string, ...directions: WalkDirection[]): string | null {
  let walk: Walk | null = walkFrom(from);
  for (const direction of directions) walk = walk === null ? null : walkStep(scene, walk, direction);
  return walk?.at ?? null;
}

describe("the arrow keys", () => {
  it("lead down to the dearest callee and up to the dearest caller", () => {
    expect(walked("main", "down")).toBe("load");
    expect(walked("load", "up")).toBe("main");
    expect(walked("main", "down", "down")).toBe("read");
  });

  it("lead back by the opposite key to where one came from", () => {
    expect(walked("other", "down", "up")).toBe("other");
    expect(walked("parse", "up", "down")).toBe("parse");
  });

  it("lead sideways among the callees of the same caller, as they stand", () => {
    expect(walked("parse", "right")).toBe("load");
    expect(walked("load", "left")).toBe("parse");
    expect(walked("load", "right")).toBeNull();
  });

  it("lead sideways among the cards that nobody calls", () => {
    expect(walked("main", "right")).toBe("other");
  });

  it("don't get caught in recursion, and end where there is nowhere to go", () => {
    expect(walked("read", "down")).toBeNull();
    expect(walked("main", "up")).toBeNull();
  });

  it("start at the root, else at the dearest card", () => {
    expect(walkStart(scene)).toBe("load");
    expect(walkStart({ ...scene, nodes: [] })).toBeNull();
  });
});

describe("Shift and the arrow keys", () => {
  it("select a card's dearest call in or out", () => {
    expect(edgeStep(scene, "load", "up")).toBe("main>load");
    expect(edgeStep(scene, "load", "down")).toBe("load>read");
    expect(edgeStep(scene, "read", "down")).toBeNull();
  });

  it("step among the calls of one caller, from dear to cheap", () => {
    expect(edgeStep(scene, "main>load", "right")).toBe("main>parse");
    expect(edgeStep(scene, "main>parse", "left")).toBe("main>load");
    expect(edgeStep(scene, "main>parse", "right")).toBeNull();
  });

  it("are left through either end of the call", () => {
    expect(endOfEdge(scene, "main>parse", "up")).toBe("main");
    expect(endOfEdge(scene, "main>parse", "down")).toBe("parse");
    expect(endOfEdge(scene, "main", "down")).toBeNull();
  });
});
