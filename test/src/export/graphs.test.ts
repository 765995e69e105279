import { Graphviz } from "@hpcc-js/wasm-graphviz";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import type { SceneFormat } from "#export/export-format.ts";
import { exportScene } from "#export/export-scene.ts";
import type { Scene } from "#model/scene.ts";
import { call, card, drawnScene, hostileNames } from "../../helpers/drawn-scene.ts";

async function textOf(scene: Scene, format: SceneFormat, look: "clean" | "sketch" = "clean"): Promise<string> {
  return (await exportScene(scene, format, { look, theme: "light" })) as string;
}

const hostile = drawnScene(
  hostileNames.map((name) => card(name, { qualifiedName: name, module: name, note: name, notedComplexity: name })),
  hostileNames.slice(1).map((name) => call(hostileNames[0], name)),
  { title: hostileNames.join(" ") },
);
const calls = hostileNames.length - 1;

interface XmlNode {
  readonly [name: string]: unknown;
}

function xml(text: string): Record<string, never> {
  expect(XMLValidator.validate(text)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "",
    processEntities: true,
    htmlEntities: true,
  });
  return parser.parse(text) as Record<string, never>;
}

describe("DOT", () => {
  it("is read by Graphviz with every function, module and call, whatever their names", async () => {
    const graphviz = await Graphviz.load();
    const read = JSON.parse(graphviz.layout(await textOf(hostile, "dot"), "dot_json", "dot"));
    const nodes = read.objects.filter((entry: XmlNode) => entry.nodes === undefined);
    expect(nodes).toHaveLength(hostileNames.length);
    expect(read.objects.filter((entry: XmlNode) => entry.nodes !== undefined)).toHaveLength(1);
    expect(read.edges).toHaveLength(calls);
    expect(nodes[0].label).toContain('"<script>alert(1)</script>');
  });

  it("draws dearer calls thicker", async () => {
    const edges = [
      call("f", "g", { cost: { self: null, total: 2e9 } }),
      call("f", "h", { cost: { self: null, total: 1e6 } }),
    ];
    const text = await textOf(drawnScene([card("f"), card("g"), card("h")], edges), "dot");
    const widths = [...text.matchAll(/penwidth="([\d.]+)"/g)].map(([, width]) => Number(width));
    expect(widths[0]).toBeGreaterThan(3 * (widths[1] ?? 0));
  });
});

describe("GraphML", () => {
  it("declares each attribute that it uses and holds every function and call", async () => {
    const text = await textOf(hostile, "graphml");
    const { graphml } = xml(text) as unknown as {
      graphml: { key: XmlNode[]; graph: { node: XmlNode[]; edge: XmlNode[] } };
    };
    const declared = new Set(graphml.key.map(({ id }) => id));
    for (const [, key] of text.matchAll(/<data key="([^"]+)"/g)) expect(declared).toContain(key);
    expect(graphml.graph.node).toHaveLength(hostileNames.length);
    expect(graphml.graph.edge).toHaveLength(calls);
  });

  it("leaves out what is unknown", async () => {
    const scene = drawnScene([card("f", { calls: null, primitiveCalls: null, cost: null })]);
    const [, node] = /<node id="n0">(.*)<\/node>/.exec(await textOf(scene, "graphml")) ?? [];
    expect(node).not.toMatch(/node-calls|node-total|node-self/);
  });
});

describe("draw.io", () => {
  it.each(["clean", "sketch"] as const)("joins cards that exist, in look %s", async (look) => {
    const { mxfile } = xml(await textOf(hostile, "drawio", look)) as unknown as {
      mxfile: { diagram: { mxGraphModel: { root: { mxCell: Record<string, string>[] } } } };
    };
    const cells = mxfile.diagram.mxGraphModel.root.mxCell;
    const ids = new Set(cells.map(({ id }) => id));
    expect(ids.size).toBe(cells.length);
    const edges = cells.filter(({ edge }) => edge === "1");
    expect(edges).toHaveLength(calls);
    for (const edge of edges) expect([ids.has(edge.source ?? ""), ids.has(edge.target ?? "")]).toEqual([true, true]);
    for (const cell of cells) expect(cell.style ?? "").not.toContain("html=1");
  });
});

describe("Excalidraw", () => {
  const everyElement =
    "id type x y width height angle strokeColor backgroundColor fillStyle strokeWidth strokeStyle roughness opacity groupIds frameId roundness seed version versionNonce isDeleted boundElements updated link locked".split(
      " ",
    );
  const ofType: Record<string, string[]> = {
    rectangle: [],
    text: "text originalText fontSize fontFamily textAlign verticalAlign containerId lineHeight autoResize".split(" "),
    arrow: "points lastCommittedPoint startBinding endBinding startArrowhead endArrowhead elbowed".split(" "),
  };

  it.each(["clean", "sketch"] as const)("has every key of its elements, in look %s", async (look) => {
    const file = JSON.parse(await textOf(hostile, "excalidraw", look));
    expect(file).toMatchObject({ type: "excalidraw", version: 2, files: {} });
    for (const element of file.elements) {
      expect(Object.keys(element)).toEqual(
        expect.arrayContaining([...everyElement, ...(ofType[element.type] ?? ["?"])]),
      );
      for (const key of ["x", "y", "width", "height", "seed"]) expect(Number.isFinite(element[key])).toBe(true);
    }
  });

  it("binds texts and arrows in both directions", async () => {
    const { elements } = JSON.parse(await textOf(hostile, "excalidraw"));
    const byId = new Map(elements.map((element: XmlNode) => [element.id, element]));
    expect(byId.size).toBe(elements.length);
    for (const element of elements) {
      for (const { id } of element.boundElements ?? []) expect(byId.has(id)).toBe(true);
      const holders = [element.containerId, element.startBinding?.elementId, element.endBinding?.elementId].filter(
        Boolean,
      );
      for (const holder of holders) {
        const bound = (byId.get(holder) as { boundElements: { id: string }[] }).boundElements;
        expect(bound.map(({ id }) => id)).toContain(element.id);
      }
    }
    expect(elements.filter(({ type }: XmlNode) => type === "arrow")).toHaveLength(calls);
  });

  it("starts each arrow's points at its own place", async () => {
    const { elements } = JSON.parse(await textOf(hostile, "excalidraw"));
    for (const { points } of elements.filter(({ type }: XmlNode) => type === "arrow"))
      expect(points[0]).toEqual([0, 0]);
  });
});
