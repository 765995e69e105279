import { describe, expect, it } from "vitest";
import type { SceneFormat } from "#export/export-format.ts";
import { exportScene } from "#export/export-scene.ts";
import { columnsOf } from "#export/text/columns-of.ts";
import type { Scene } from "#model/scene.ts";
import { call, card, drawnScene, hostileNames } from "../../helpers/drawn-scene.ts";

async function textOf(scene: Scene, format: SceneFormat): Promise<string> {
  return (await exportScene(scene, format, { look: "clean", theme: "light" })) as string;
}

/** The lines between the rule and the footer. */
async function treeOf(scene: Scene, format: "ascii" | "box" = "ascii"): Promise<string[]> {
  const lines = (await textOf(scene, format)).split("\n");
  const start = lines.findIndex((line) => /^[-─]{20,}$/.test(line)) + 1;
  return lines.slice(start, lines.indexOf("", start));
}

const free = { cost: null, calls: null, primitiveCalls: null };

describe("a flow as a tree of text", () => {
  it("puts callees under callers, dearest first, with calls, total and share of each call", async () => {
    const edges = [
      call("main", "cheap", { calls: 1, cost: { self: null, total: 1e7 } }),
      call("main", "dear", { calls: 300, primitiveCalls: 300, cost: { self: null, total: 1e9 } }),
    ];
    expect(await treeOf(drawnScene([card("main"), card("cheap"), card("dear")], edges))).toEqual([
      "main                         x1    1 s   50 %",
      "+- dear                    x300    1 s   50 %",
      "`- cheap                     x1  10 ms  0.5 %",
    ]);
  });

  it("says recursion, complexity and notes under the name", async () => {
    const estimate = { text: "O(|forms|)", degree: 1, label: "estimate" as const, reason: null, evidence: [] };
    const node = card("check", {
      recursive: true,
      calls: 660_300,
      primitiveCalls: 300,
      notedComplexity: "O(forms x checks)",
      estimate,
      note: "Ask the type instead.",
    });
    expect((await treeOf(drawnScene([node], [call("check", "check")]), "box")).slice(1)).toEqual([
      "   noted O(forms x checks), estimated O(|forms|), calls itself, ×660,300/300 in all",
      "   # Ask the type instead.",
    ]);
  });

  it("says how often a function was called where nobody counted the single call", async () => {
    const edges = [call("main", "parse", { calls: null, primitiveCalls: null, cost: { self: null, total: 1e9 } })];
    expect(
      await treeOf(drawnScene([card("main"), card("parse", { calls: 3000, primitiveCalls: 3000 })], edges)),
    ).toEqual([
      "main                         x1    1 s   50 %",
      "`- parse                      -    1 s   50 %",
      "      called x3,000 in all",
    ]);
  });

  it("writes each function's callees once, and refers to them where it is called again", async () => {
    const nodes = ["a", "b", "c", "d"].map((name) => card(name, free));
    const edges = [
      call("a", "b", free),
      call("a", "c", free),
      call("b", "c", free),
      call("c", "d", free),
      call("c", "a", free),
    ];
    expect(await treeOf(drawnScene(nodes, edges))).toEqual([
      "a [1]",
      "+- b",
      "|  `- c [2]",
      "|     +- a (recursion, see 1)",
      "|     `- d",
      "`- c (see 2)",
    ]);
  });

  it("goes on in a tree of its own where it becomes too deep for the page", async () => {
    const names = Array.from({ length: 40 }, (_, index) => `level_${index}`);
    const edges = names.slice(1).map((name, index) => call(names[index] ?? "", name));
    const text = await textOf(
      drawnScene(
        names.map((name) => card(name)),
        edges,
      ),
      "ascii",
    );
    for (const name of names) expect(text).toContain(name);
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(text.split("\n").length).toBeLessThan(66);
  });

  it("marks possible calls, calls through what isn't shown and hidden functions, and explains the marks", async () => {
    const edges = [
      call("a", "b", { certainty: "possible", ...free }),
      call("a", "c", { residual: true, ...free }),
      call("a", "d", free),
    ];
    const hidden = card("d", { ...free, provenance: "measured" });
    const text = await textOf(drawnScene([card("a", free), card("b", free), card("c", free), hidden], edges), "ascii");
    expect(text).toMatch(/\? b\n/);
    expect(text).toMatch(/~ c\n/);
    expect(text).toMatch(/! d\n/);
    expect(text).toContain(
      "? possible call   ~ through functions that aren't shown   ! measured, not visible in the source",
    );
  });

  it("shows unknown calls as a dash and leaves unmeasured functions without numbers", async () => {
    const sampled = card("f", { calls: null, primitiveCalls: null });
    expect(await treeOf(drawnScene([sampled]))).toEqual(["f                             -    1 s   50 %"]);
    expect(await treeOf(drawnScene([card("f", free)]))).toEqual(["f"]);
  });

  it.each(["ascii", "box"] as const)("stays within 100 columns as %s, whatever names it holds", async (format) => {
    const cards = hostileNames.map((name) =>
      card(name, { note: name.repeat(3), notedComplexity: name, calls: 10n ** 25n, primitiveCalls: 3 }),
    );
    const edges = hostileNames
      .slice(1)
      .map((name, index) => call(hostileNames[index] ?? "", name, { calls: 10n ** 25n, primitiveCalls: 3 }));
    const text = await textOf(drawnScene(cards, edges, { title: hostileNames.join(), leftOut: [] }), format);
    for (const line of text.split("\n")) {
      expect(columnsOf(line)).toBeLessThanOrEqual(100);
      expect(line).toBe(line.trimEnd());
    }
    expect(text).not.toContain("*/");
    expect(text).not.toContain("-->");
    if (format === "ascii") expect(text).toMatch(/^[\n\x20-\x7e]*$/);
  });
});

describe("Mermaid", () => {
  it("has a node for each function, a box for each module and a line for each call", async () => {
    const scene = drawnScene([card("main"), card("check")], [call("main", "check", { certainty: "possible" })]);
    const lines = (await textOf(scene, "mermaid")).split("\n").map((line) => line.trim());
    expect(lines).toEqual(
      expect.arrayContaining([
        "flowchart TD",
        'subgraph g0["app"]',
        'n0["main  50 %<br/>app<br/>×1  1 s  self 1 ms"]',
        'n0 -.->|"×1  1 s"| n1',
        "class n0,n1 hot",
      ]),
    );
  });

  it("lets no name out of its label", async () => {
    const cards = hostileNames.map((name) => card(name, { module: name, group: name }));
    const scene = drawnScene(cards, [], { title: hostileNames.join(" "), groups: [] });
    const lines = (await textOf(scene, "mermaid")).split("\n").slice(5);
    for (const line of lines.filter((candidate) => candidate !== "")) {
      expect(line).toMatch(
        /^ {2}(n\d+\["[^"<>`;[\]{}|\\]*(?:(?:<br\/>|#\d+;)[^"<>`;[\]{}|\\]*)*"\]|classDef \w+ [\w:#,.\s-]+|class [n\d,]+ \w+)$/u,
      );
    }
    expect(lines.filter((line) => line.startsWith("  n"))).toHaveLength(hostileNames.length);
  });

  it("keeps names like __init__ from being read as bold", async () => {
    expect(await textOf(drawnScene([card("A.__init__")]), "mermaid")).toContain('"A.#95;#95;init#95;#95;  50 %');
  });
});

describe("Markdown", () => {
  it("holds the diagram, a row for each function, notes and what was left out", async () => {
    const cards = hostileNames.map((name) =>
      card(name, { qualifiedName: name, note: "# not a heading\n\n```\nopen fence" }),
    );
    const leftOut = [{ reason: "share" as const, count: 1, text: "1 function under 0.5 %", show: null }];
    const text = await textOf(drawnScene(cards, [], { leftOut }), "markdown");
    const rows = text.split("\n").filter((line) => line.startsWith("|"));
    expect(rows).toHaveLength(2 + hostileNames.length);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(7);
    expect(text).toContain("```mermaid\n");
    expect(text).toContain("> # not a heading\n>\n> ```\n> open fence");
    expect(text).toContain("- 1 function under 0.5 %");
  });
});

describe("callsketch.flow/1", () => {
  it("gives nodes with places, edges with points, what was left out and the whole", async () => {
    const scene = drawnScene([card("f", { calls: 9_007_199_254_740_993n, cost: null })], [call("f", "f")]);
    const document = JSON.parse(await textOf(scene, "json"));
    expect(document).toMatchObject({
      schema: "callsketch.flow/1",
      whole: 2e9,
      leftOut: [],
      measure: { name: "time", unit: "nanoseconds" },
    });
    expect(document.nodes[0]).toMatchObject({
      name: "f",
      calls: "9007199254740993",
      costs: null,
      provenance: "both",
      x: 20,
      y: 40,
    });
    expect(document.nodes[0].width).toBeGreaterThan(100);
    expect(document.edges[0]).toMatchObject({
      caller: "app.py#f",
      certainty: "certain",
      points: [{ x: 80 }, { x: 80 }],
    });
  });
});
