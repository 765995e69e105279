import { XMLValidator } from "fast-xml-parser";
import { describe, expect, it } from "vitest";
import { textMeasure } from "#export/drawing/text-width.ts";
import type { PictureStyle } from "#export/export-format.ts";
import { exportScene } from "#export/export-scene.ts";
import { readSceneFromPng } from "#export/png.ts";
import { readScene } from "#export/read-scene.ts";
import { readSceneFromSvg } from "#export/svg.ts";
import type { Scene } from "#model/scene.ts";
import { call, card, drawnScene, hostileNames } from "../../helpers/drawn-scene.ts";

const clean: PictureStyle = { look: "clean", theme: "light" };
const styles = (["clean", "sketch"] as const).flatMap((look) =>
  (["light", "dark"] as const).map((theme) => ({ look, theme })),
);

async function svgOf(scene: Scene, style: PictureStyle = clean): Promise<string> {
  return (await exportScene(scene, "svg", style)) as string;
}

/** The texts of an SVG in order, without tooltips. */
function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text [^>]*>(.*?)<\/text>/g)].map(([, text]) => (text ?? "").replace(/<[^>]*>/g, ""));
}

const recursive = card("ABCMeta.__subclasscheck__", {
  calls: 660_300,
  primitiveCalls: 300,
  cost: { self: 1.15e9, total: 1.23e9 },
  recursive: true,
});

describe("an SVG", () => {
  it.each(styles)("is well-formed in look $look and theme $theme", async (style) => {
    const scene = drawnScene([recursive, card("g")], [call("ABCMeta.__subclasscheck__", "g")]);
    expect(XMLValidator.validate(await svgOf(scene, style))).toBe(true);
  });

  it("shows name, share, module, calls, total and self of a card", async () => {
    const texts = textsOf(await svgOf(drawnScene([recursive])));
    expect(texts).toEqual(
      expect.arrayContaining(["ABCMeta.__subclasscheck__", "62 %", "app", "×660,300/300", "1.23 s", "1.15 s", "self"]),
    );
  });

  it("states title, run, parameters, measure and what was left out", async () => {
    const leftOut = [{ reason: "share" as const, count: 212, text: "212 functions under 0.5 %", show: null }];
    const texts = textsOf(await svgOf(drawnScene([card("f")], [], { leftOut })));
    expect(texts[0]).toBe("a flow");
    expect(texts[1]).toBe("Run before  ·  foos: 1500  ·  time, 2 s in all");
    expect(texts.at(-1)).toBe("Left out: 212 functions under 0.5 %");
  });

  it("shows unknown numbers as a dash and never as 0", async () => {
    const sampled = card("f", { calls: null, primitiveCalls: null, cost: { self: null, total: 5e8 } });
    const texts = textsOf(await svgOf(drawnScene([sampled])));
    expect(texts.filter((text) => text === "–")).toHaveLength(2);
    expect(texts.some((text) => /^[×]?0\b/.test(text))).toBe(false);
  });

  it("draws what only the source knows dashed, and what was only measured dotted with an eye", async () => {
    const borders = async (provenance: "both" | "static" | "measured") => {
      const svg = await svgOf(drawnScene([card("f", { provenance })], [], { groups: [] }));
      return (
        /<g class="card".*?<\/rect>|<g class="card"[^>]*>(?:<title>[^<]*<\/title>)?<rect [^>]*>/.exec(svg)?.[0] ?? ""
      );
    };
    expect(await borders("both")).not.toContain("stroke-dasharray");
    expect(await borders("static")).toContain('stroke-dasharray="5 3"');
    expect(await borders("measured")).toContain('stroke-dasharray="0.1 4"');
  });

  it("draws dearer calls thicker, possible ones dashed with an open arrow", async () => {
    const edges = [
      call("f", "g", { cost: { self: null, total: 2e9 } }),
      call("f", "h", { cost: { self: null, total: 2e7 }, certainty: "possible" }),
    ];
    const svg = await svgOf(drawnScene([card("f"), card("g"), card("h")], edges));
    const strokes = new Map(
      [
        ...svg.matchAll(
          /<g class="call" data-id="([^"]*)">(?:<title>[^<]*<\/title>)?<path [^>]*stroke-width="([\d.]+)"([^>]*)>/g,
        ),
      ].map(([, id, width, rest]) => [id, { width: Number(width), dashed: rest?.includes("stroke-dasharray") }]),
    );
    expect(strokes.get("f &gt; g")).toEqual({ width: 7, dashed: false });
    expect(strokes.get("f &gt; h")?.width).toBeLessThan(2);
    expect(strokes.get("f &gt; h")?.dashed).toBe(true);
  });

  it("shows the change with its sign in place of the share when two runs are compared", async () => {
    const difference = {
      calls: { base: 660_300, head: 1 },
      self: { base: 1e9, head: 1e6 },
      total: { base: 2e9, head: 1e9 },
    };
    const svg = await svgOf(drawnScene([card("f", { difference })]));
    expect(textsOf(svg)).toContain("−50 %");
    expect(textsOf(svg)).toEqual(expect.arrayContaining(["worse", "better", "about equal"]));
  });

  it("says on the card of a function that is gone what it was", async () => {
    const gone = { base: 7.8e9, head: null };
    const difference = { calls: { base: 660_330, head: null }, self: gone, total: gone };
    const node = card("__subclasscheck__", { calls: null, primitiveCalls: null, cost: null, difference });
    const texts = textsOf(await svgOf(drawnScene([node])));
    expect(texts).toEqual(expect.arrayContaining(["__subclasscheck__", "was 7.8 s"]));
  });

  it("says noted complexity and note on the card", async () => {
    const estimate = { text: "O(|forms|)", degree: 1, label: "estimate" as const, reason: null, evidence: [] };
    const noted = card("Calculation.calculate", { notedComplexity: "O(forms)", note: "slow", estimate });
    const texts = textsOf(await svgOf(drawnScene([noted])));
    expect(texts).toEqual(expect.arrayContaining(["O(forms)", "note"]));
  });

  it("fetches nothing: no link, script, image or style from elsewhere", async () => {
    for (const style of styles) {
      const svg = await svgOf(drawnScene(hostileNames.map((name) => card(name))), style);
      const outside = svg.replaceAll(/xmlns="[^"]*"/g, "").replaceAll(/url\(data:font[^)]*\)/g, "");
      expect(outside).not.toMatch(/<script|<image|<a |href=|url\(|@import|\son\w+=|<foreignObject/i);
    }
  });

  it("is the same file for the same scene", async () => {
    for (const style of styles) {
      expect(await svgOf(drawnScene([recursive]), style)).toBe(await svgOf(drawnScene([recursive]), style));
    }
  });

  it("keeps the geometry in the sketch look: every text above the legend stands where it stood", async () => {
    const places = (svg: string) =>
      [...svg.slice(0, svg.indexOf('<g class="legend"')).matchAll(/<text x="[\d.-]+" y="([\d.-]+)"/g)].map(
        ([, y]) => y,
      );
    const scene = drawnScene([recursive, card("g")], [call("ABCMeta.__subclasscheck__", "g")]);
    expect(places(await svgOf(scene, { look: "sketch", theme: "light" }))).toEqual(places(await svgOf(scene)));
  });

  it.each(["clean", "sketch"] as const)("draws no text wider than its card in look %s", async (look) => {
    const names = ["Class.".repeat(20) + "m".repeat(80), "W".repeat(300), "get_all_foo_states"];
    const facts = {
      module: "a.very.long.module.name".repeat(5),
      calls: 10n ** 30n,
      notedComplexity: "O(W)".repeat(20),
    };
    const whole = await svgOf(drawnScene(names.map((name) => card(name, facts))), { look, theme: "light" });
    const svg = whole.slice(0, whole.indexOf('<g class="legend"'));
    const { widthOf } = textMeasure(look === "sketch");
    const texts = [...svg.matchAll(/<text x="([\d.]+)" y="[\d.]+" font-size="([\d.]+)"([^>]*)>(.*?)<\/text>/g)];
    const boxes = [...svg.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="(\d+)"[^>]* rx="6"/g)];
    const edge = Math.max(...boxes.map(([, x, width]) => Number(x) + Number(width)));
    const inCards = texts.filter(([, x]) => Number(x) > 40);
    expect(inCards.length).toBeGreaterThan(12);
    for (const [, x, size, style, text] of inCards) {
      const width = style?.includes("text-anchor")
        ? 0
        : widthOf((text ?? "").replace(/<[^>]*>/g, ""), Number(size), style?.includes("600") ? 600 : 400);
      expect(Number(x) + width).toBeLessThanOrEqual(edge);
    }
  });
});

describe("hostile names", () => {
  it.each(styles)("leave an SVG well-formed in look $look and theme $theme", async (style) => {
    const cards = hostileNames.map((name) =>
      card(name, { qualifiedName: name, module: name, note: name, notedComplexity: name, group: name, file: name }),
    );
    const edges = hostileNames.slice(1).map((name) => call(hostileNames[0], name, { through: [name], residual: true }));
    const scene = drawnScene(cards, edges, {
      title: hostileNames.join(" "),
      run: {
        id: 1 as never,
        label: hostileNames[0],
        parameters: Object.fromEntries(hostileNames.map((name) => [name, name])),
      },
    });
    const svg = await svgOf(scene, style);
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(svg).not.toContain("<script>");
  });
});

describe("a picture that was exported", () => {
  const scene = drawnScene([card("f", { calls: 9_007_199_254_740_993n, note: "x < y & 'z'" })], [call("f", "f")]);

  it("opens again from SVG and PNG with every digit", async () => {
    expect(readSceneFromSvg(await svgOf(scene))).toEqual(scene);
    expect(readSceneFromPng((await exportScene(scene, "png", clean)) as Uint8Array)).toEqual(scene);
  });

  it("is known by its content, whatever the file is called", async () => {
    expect(readScene(Buffer.from(await svgOf(scene)))).toEqual(scene);
    expect(readScene((await exportScene(scene, "png", clean)) as Uint8Array)).toEqual(scene);
    expect(readScene(Buffer.from("{}"))).toBeNull();
  });

  it("of another origin gives nothing", async () => {
    expect(readSceneFromSvg("<svg/>")).toBeNull();
    expect(readSceneFromSvg('<scene xmlns="https://callsketch.dev/scene/1">bm9uc2Vuc2U=</scene>')).toBeNull();
    const png = (await exportScene(scene, "png", clean)) as Uint8Array;
    expect(readSceneFromPng(png.subarray(0, 60))).toBeNull();
    expect(readSceneFromPng(new Uint8Array(0))).toBeNull();
  });
});

describe("a PNG", () => {
  it("has two pixels a unit and is drawn with the bundled fonts alone", async () => {
    const png = Buffer.from((await exportScene(drawnScene([card("f")]), "png", clean)) as Uint8Array);
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    const svg = await svgOf(drawnScene([card("f")]));
    const width = Number(/width="(\d+)"/.exec(svg)?.[1]);
    expect(png.readUInt32BE(16)).toBe(width * 2);
    const withOtherText = await exportScene(drawnScene([card("f")], [], { title: "b flow" }), "png", clean);
    expect(Buffer.from(withOtherText as Uint8Array).equals(png)).toBe(false);
  });

  it("of a very large flow stays within what viewers open", async () => {
    const scene = drawnScene([card("f"), card("g")]);
    const far = {
      ...scene,
      nodes: scene.nodes.map((node, index) => ({ ...node, box: { ...node.box, x: index * 20_000 } })),
    };
    const png = Buffer.from((await exportScene(far, "png", clean)) as Uint8Array);
    expect(png.readUInt32BE(16)).toBeLessThanOrEqual(12_000);
  });
});

describe("a PDF", () => {
  it.each(styles)("holds one page with its fonts inside in look $look and theme $theme", async (style) => {
    const scene = drawnScene([recursive, ...hostileNames.map((name) => card(name))]);
    const pdf = Buffer.from((await exportScene(scene, "pdf", style)) as Uint8Array).toString("latin1");
    expect(pdf.startsWith("%PDF-")).toBe(true);
    expect(pdf.trimEnd().endsWith("%%EOF")).toBe(true);
    expect(pdf.match(/\/Type \/Page\b(?!s)/g)).toHaveLength(1);
    expect(pdf).toMatch(/\/FontFile2/);
    expect(pdf).toMatch(style.look === "sketch" ? /Kalam/ : /Inter/);
  });
});
