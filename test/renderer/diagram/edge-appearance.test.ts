import { describe, expect, it } from "vitest";
import type { PlacedEdge } from "#model/scene.ts";
import { edgeAppearance } from "../../../renderer/diagram/edge-appearance.ts";
import { edgeFacts } from "../../../renderer/diagram/hover-facts.ts";
import { neighbourhood, selectedId } from "../../../renderer/diagram/neighbourhood.ts";
import { sceneFromCalls } from "./scene-from-calls.ts";

const scene = sceneFromCalls("a -> b 25\nb -> c\nc -> d 100");
const edge = (change: Partial<PlacedEdge> = {}) => ({ ...scene.edges[0]!, ...change });
const look = (change: Partial<PlacedEdge>) => edgeAppearance(edge(change), scene, "light");

describe("how a call is drawn", () => {
  it("is as thick as its cost", () => {
    const [quarter, unknown, whole] = scene.edges.map((one) => edgeAppearance(one, scene, "light").width);
    expect(unknown).toBeLessThan(quarter!);
    expect(quarter).toBeLessThan(whole!);
  });

  it("says by its pattern where it is known from", () => {
    expect(look({}).dash).toEqual([]);
    expect(look({ provenance: "static" }).dash).toEqual([6, 4]);
    expect(look({ provenance: "measured" })).toMatchObject({ eye: true, dash: [0.1, 5] });
    expect(look({ residual: true })).toMatchObject({ eye: false, dash: [12, 6] });
    expect(look({ certainty: "possible" })).toMatchObject({ hollowArrow: true, dash: [6, 4] });
  });

  it("isn't dashed as unexercised where there is no run to exercise it", () => {
    expect(edgeAppearance(edge({ provenance: "static" }), { run: null, measure: null }, "light").dash).toEqual([]);
  });

  it("is labelled with what is known, and with nothing else", () => {
    expect(look({}).label).toBe("×3  25 ns");
    expect(look({ calls: null }).label).toBe("25 ns");
    expect(look({ calls: null, cost: null }).label).toBe("");
    expect(look({ calls: 0, cost: { self: null, total: 0 } }).label).toBe("×0  0 s");
    expect(look({ difference: { calls: { base: 1, head: 1 }, total: { base: 50, head: 25 } } }).label).toContain(
      "−50 %",
    );
  });

  it("tells its sites on hover, and that it has none when it was only measured", () => {
    expect(edgeFacts(edge(), scene).lines.join("\n")).toContain("m.py:4:5");
    const hidden = edgeFacts(edge({ provenance: "measured", sites: [], certainty: null }), scene);
    expect(hidden.lines.join("\n")).toContain("no call site in the source");
  });
});

describe("a selection", () => {
  it("is found by the card's id, the call's id or the function's id", () => {
    expect(selectedId(scene, "b")).toBe("b");
    expect(selectedId(scene, "m.py#b")).toBe("b");
    expect(selectedId(scene, "a>b")).toBe("a>b");
    expect(selectedId(scene, "m.py#gone")).toBeNull();
  });

  it("keeps its neighbours bright", () => {
    expect([...neighbourhood(scene, "b")!.nodes].sort()).toEqual(["a", "b", "c"]);
    expect([...neighbourhood(scene, "c>d")!.nodes]).toEqual(["c", "d"]);
    expect(neighbourhood(scene, null)).toBeNull();
  });
});
