import { describe, expect, it } from "vitest";
import type { SceneFormat } from "#export/export-format.ts";
import { exportScene } from "#export/export-scene.ts";
import type { Scene } from "#model/scene.ts";
import { call, card, drawnScene } from "../../helpers/drawn-scene.ts";

const formats: SceneFormat[] = [
  "svg",
  "png",
  "pdf",
  "ascii",
  "box",
  "mermaid",
  "dot",
  "drawio",
  "excalidraw",
  "graphml",
  "markdown",
  "json",
];
const sketch = { look: "sketch", theme: "dark" } as const;

async function contentOf(scene: Scene, format: SceneFormat): Promise<string> {
  const content = await exportScene(scene, format, sketch);
  return typeof content === "string" ? content : Buffer.from(content).toString("latin1");
}

describe.each(formats)("%s", (format) => {
  it("of a flow without any function is still a file", async () => {
    const empty = drawnScene([], [], { groups: [], run: null, measure: null, size: { width: 0, height: 0 } });
    expect((await contentOf(empty, format)).length).toBeGreaterThan(20);
  });

  it("of a static flow, where nothing was measured, shows no number as 0", async () => {
    const facts = { calls: null, primitiveCalls: null, cost: null, provenance: "static" as const };
    const scene = drawnScene([card("f", facts), card("g", facts)], [call("f", "g", facts)], {
      run: null,
      measure: null,
    });
    const content = await contentOf(scene, format);
    expect(content.length).toBeGreaterThan(20);
    if (format !== "png" && format !== "pdf") expect(content).not.toMatch(/×0|\b0 s\b|\b0 %/);
  });

  it("leaves out calls of functions that aren't in the picture", async () => {
    const scene = drawnScene([card("f")], [call("f", "elsewhere"), call("f", "f")]);
    expect((await contentOf(scene, format)).length).toBeGreaterThan(20);
  });

  if (format === "pdf") return; // it holds the time of its making
  it("is the same file for the same scene", async () => {
    const scene = drawnScene([card("f"), card("g")], [call("f", "g")]);
    expect(await contentOf(scene, format)).toBe(await contentOf(scene, format));
  });
});
