import { describe, expect, it } from "vitest";
import { flowIndex } from "#flow/flow-index.ts";
import { showFlow } from "#flow/show-flow.ts";
import type { FlowQuestion } from "#model/flow-view.ts";
import { callLines, cardNames, flowOf, ids } from "../../helpers/flow-as-text.ts";
import { aRun } from "../../helpers/measured-run.ts";
import { runFromEdges, runFromStacks } from "../../helpers/run-from-stacks.ts";
import { sourceDrawn } from "../../helpers/source-drawn.ts";

const shop = `
  main > load
  main > total
  total > price
  total ? discount
  load > parse
  report > price
`;
const shopRun = runFromStacks(`
  40 main > total > price
  30 main > load > parse
  20 main > total > plugin:hook > discount
  10 main
`);

describe("the first picture of a run", () => {
  it("shows the heaviest part, calls with their cost and where they are known from", () => {
    const view = flowOf(shop, shopRun);
    expect(cardNames(view)).toEqual(["main", "total", "price", "load", "parse", "discount", "hook"]);
    expect(callLines(view)).toEqual([
      "hook > discount 20 measured",
      "load > parse 30 both",
      "main > load 30 both",
      "main > total 60 both",
      "total > hook 20 measured",
      "total > price 40 both",
      "total ? discount - static",
    ]);
  });

  it("leaves light functions out, says how many, and how to see them", () => {
    const view = flowOf("", runFromStacks("1000 main > heavy\n1 main > light"));
    expect(cardNames(view)).toEqual(["main", "heavy"]);
    expect(view.leftOut).toMatchObject([
      { reason: "share", count: 1, text: "1 function under 0.5 %", show: { minimumShare: 0.001 } },
    ]);
    expect(cardNames(flowOf("", runFromStacks("1000 main > heavy\n1 main > light"), { minimumShare: 0 }))).toContain(
      "light",
    );
  });

  it("drops plain pass-through functions first, and keeps what runs through them as a residual call", () => {
    const run = runFromStacks(`
      50 main > wrap > through > left
      50 main > wrap > through > right
    `);
    const view = flowOf("", run, { nodes: 4 });
    expect(cardNames(view)).toEqual(["main", "through", "left", "right"]);
    expect(callLines(view)).toContain("main .. through 100 measured (wrap)");
  });

  it("drops a residual call where other calls lead the same way, unless a person took functions out", () => {
    const run = runFromStacks(`
      50 main > a > b
      10 main > thin > b
    `);
    expect(callLines(flowOf("", run, { nodes: 3 }))).toEqual(["a > b 50 measured", "main > a 50 measured"]);
    expect(callLines(flowOf("", run, { hidden: ids("thin") }))).toContain("main .. b 10 measured (thin)");
  });

  it("draws the heaviest callers of a hub and leaves the others to their own callers", () => {
    const stacks = Array.from({ length: 30 }, (_, n) => `${100 - n} main > caller${n} > hub > end${n % 2}`).join("\n");
    const view = flowOf("", runFromStacks(stacks), { minimumShare: 0 });
    expect(view.edges.filter((edge) => edge.callee.endsWith("#hub")).length).toBe(10);
    expect(view.leftOut.find((each) => each.reason === "edges")).toMatchObject({ count: 20 });
  });

  it("never shows more than 300 cards and 900 calls", () => {
    const stacks = Array.from({ length: 4000 }, (_, n) => `1 f${n % 61} > f${n % 397} > f${n % 1009}`).join("\n");
    const view = flowOf("", runFromStacks(stacks), { nodes: 5000, minimumShare: 0 });
    expect(view.nodes.length).toBe(300);
    expect(view.edges.length).toBeLessThanOrEqual(900);
    expect(view.leftOut.map((each) => each.reason)).toContain("limit");
  });

  it("shows a pinned function whatever its cost", () => {
    const run = runFromStacks("1000 main > heavy\n1 main > light");
    expect(cardNames(flowOf("", run, { pinned: ids("light") }))).toContain("light");
  });

  it("marks recursion", () => {
    const view = flowOf("", runFromStacks("5 main > walk > walk"));
    expect(view.nodes.map((node) => [node.name, node.recursive])).toEqual([
      ["main", false],
      ["walk", true],
    ]);
    expect(callLines(view)).toContain("walk > walk 5 measured");
  });
});

describe("a neighbourhood", () => {
  it("follows callers and callees to their own depth", () => {
    const chain = "a > b\nb > c\nc > d\nd > e\ne > f";
    expect(cardNames(flowOf(chain, null, { roots: ids("c") })).toSorted()).toEqual(["b", "c", "d", "e"]);
    const wide = flowOf(chain, null, { roots: ids("c"), callerDepth: 2, calleeDepth: 1 });
    expect(cardNames(wide).toSorted()).toEqual(["a", "b", "c", "d"]);
    expect(wide.leftOut).toMatchObject([{ reason: "depth", count: 1, show: { callerDepth: 3, calleeDepth: 2 } }]);
  });

  it("counts on each card the callers and callees that aren't shown", () => {
    const view = flowOf(shop, null, { roots: ids("total"), callerDepth: 0, calleeDepth: 1 });
    const price = view.nodes.find((node) => node.name === "price");
    expect(price).toMatchObject({ hiddenCallers: 1, hiddenCallees: 0 });
    expect(view.nodes.find((node) => node.name === "total")).toMatchObject({ isRoot: true, hiddenCallers: 1 });
  });

  it("shows a hub's heaviest callers and counts the rest", () => {
    const hub = Array.from({ length: 60 }, (_, n) => `caller${n} > hub`).join("\n");
    const view = flowOf(hub, null, { roots: ids("hub") });
    expect(view.nodes.length).toBe(25);
    expect(view.nodes[0]).toMatchObject({ name: "hub", hiddenCallers: 36 });
  });

  it("refuses a function that nobody knows", () => {
    expect(() => flowOf(shop, null, { roots: ids("nobody") })).toThrow("nobody");
  });
});

describe("paths", () => {
  const ways = "a > b\nb > z\na > c\nc > d\nd > z\na > e\nx > z";

  it("shows all ways from one function to another and nothing else", () => {
    expect(cardNames(flowOf(ways, null, { roots: ids("a"), to: ids("z") })).toSorted()).toEqual([
      "a",
      "b",
      "c",
      "d",
      "z",
    ]);
  });

  it("passes the function that was asked for", () => {
    const view = flowOf(ways, null, { roots: ids("a"), to: ids("z"), via: ids("d") });
    expect(cardNames(view).toSorted()).toEqual(["a", "c", "d", "z"]);
    expect(view.title).toBe("Paths from a to z via d");
  });

  it("keeps the shortest way when there is no room for all", () => {
    const view = flowOf(ways, null, { roots: ids("a"), to: ids("z"), nodes: 3 });
    expect(cardNames(view).toSorted()).toEqual(["a", "b", "z"]);
  });
});

describe("only the project's own code", () => {
  const run = runFromStacks(`
    60 main > builtins:isinstance > abc:check > Base
    20 main > builtins:isinstance
    20 main > Base
  `);

  it("bridges libraries with calls that name them and keep the cost", () => {
    const view = flowOf("main > Base", run, { onlyProject: true });
    expect(callLines(view)).toContain("main > Base 20 both");
    const bridged = flowOf("main\nBase", runFromStacks("60 main > builtins:isinstance > abc:check > Base"), {
      onlyProject: true,
    });
    expect(callLines(bridged)).toEqual(["main .. Base 60 measured (abc)"]);
    expect(bridged.leftOut).toMatchObject([{ reason: "external", count: 2, show: { onlyProject: false } }]);
  });

  it("does so for a run without stacks", () => {
    const edges = runFromEdges(
      `
      main 1 10
      builtins:isinstance 2 9
      Base 7 7
      main > builtins:isinstance 9 3
      builtins:isinstance > Base 7 5
    `,
      10,
    );
    expect(callLines(flowOf("main\nBase", edges, { onlyProject: true }))).toEqual([
      "main .. Base 7 measured (builtins)",
    ]);
  });
});

describe("filters", () => {
  it("shows possible calls only when they are wanted", () => {
    const view = flowOf("a > b\na ? c\nb ? c", null, { roots: ids("a"), certainOnly: true });
    expect(cardNames(view)).toEqual(["a", "b"]);
    expect(view.leftOut).toMatchObject([{ reason: "certainty" }]);
  });

  it("shows what the source hides: measured calls alone", () => {
    const view = flowOf(shop, shopRun, { provenance: ["measured"] });
    expect(callLines(view)).toEqual(["hook > discount 20 measured", "total > hook 20 measured"]);
    expect(cardNames(view).toSorted()).toEqual(["discount", "hook", "total"]);
  });

  it("shows what no run reached: static calls alone", () => {
    const view = flowOf(shop, shopRun, { provenance: ["static"] });
    expect(callLines(view)).toEqual(["report > price - static", "total ? discount - static"]);
  });

  it("finds names by a part and by a pattern, and bridges over the rest", () => {
    expect(cardNames(flowOf(shop, shopRun, { filter: "PRI" }))).toEqual(["price"]);
    expect(callLines(flowOf(shop, shopRun, { filter: "/app\\.(main|price)$/" }))).toEqual([
      "main .. price 40 both (total)",
    ]);
    expect(cardNames(flowOf(shop, shopRun, { filter: "/(/" }))).toEqual([]);
  });

  it("hides single functions and says so", () => {
    const view = flowOf(shop, shopRun, { hidden: ids("total") });
    expect(cardNames(view)).not.toContain("total");
    expect(callLines(view)).toContain("main .. price 40 both (total)");
    expect(view.leftOut).toMatchObject([{ reason: "hidden", count: 1, show: { hidden: [] } }]);
  });
});

describe("groups", () => {
  const source = "a.py#run > b.py#one\nb.py#one > b.py#two\nb.py#two > c.py#end";
  const run = runFromStacks("10 a.py#run > b.py#one > b.py#two > c.py#end\n5 a.py#run > b.py#one");

  it("fold to one card with the cost of whole stacks and the calls that cross it", () => {
    const view = flowOf(source, run, { folded: ["b"] });
    expect(view.nodes.find((node) => node.kind === "group")).toMatchObject({
      id: "group:b",
      members: 2,
      cost: { self: 5, total: 15 },
    });
    expect(callLines(view)).toEqual(["b > end 10 both", "run > b 15 both"]);
  });

  it("fold everywhere with a star, which shows modules", () => {
    const view = flowOf(source, run, { folded: ["*"] });
    expect(cardNames(view).toSorted()).toEqual(["a", "b", "c"]);
  });

  it("are boxed by package, class or not at all when that is asked for", () => {
    const methods = "x.py#A.one > x.py#A.two\nx.py#A.two > x.py#B.one\nx.py#B.one > x.py#B.two";
    const names = (group: "class" | "module" | "none") =>
      flowOf(methods, null, { group }).groups.map((each) => each.name);
    expect(names("class")).toEqual(["x.A", "x.B"]);
    expect(names("module")).toEqual(["x"]);
    expect(names("none")).toEqual([]);
  });

  it("aren't boxed by themselves where calls keep leaving and coming back", () => {
    const torn = "m.py#a > n.py#b\nn.py#b > m.py#c\nm.py#c > n.py#d\nm.py#a > m.py#c\nn.py#d > k.py#e";
    expect(flowOf(torn, null).groups).toEqual([]);
  });
});

describe("a comparison", () => {
  const before = runFromStacks("50 main > slow\n10 main > same");
  const after = runFromStacks("5 main > fast\n10 main > same");
  const view = flowOf("main > same", after, {}, before);

  it("shows what was added and what was removed", () => {
    expect(cardNames(view).toSorted()).toEqual(["fast", "main", "same", "slow"]);
    const slow = view.nodes.find((node) => node.name === "slow");
    expect(slow).toMatchObject({ cost: null, difference: { total: { base: 50, head: 0 } } });
    expect(view.nodes.find((node) => node.name === "fast")).toMatchObject({
      difference: { total: { base: null, head: 5 } },
    });
  });

  it("gives each call its difference", () => {
    const same = view.edges.find((edge) => edge.callee.endsWith("#same"));
    expect(same).toMatchObject({ difference: { total: { base: 10, head: 10 } }, provenance: "both" });
    const slow = view.edges.find((edge) => edge.callee.endsWith("#slow"));
    expect(slow).toMatchObject({ cost: null, difference: { total: { base: 50, head: null } } });
  });
});

describe("the source without a run", () => {
  it("starts from entry points and grows along calls", () => {
    const view = flowOf(`${shop}\nlonely`, null);
    expect(cardNames(view).slice(0, 1)).toEqual(["main"]);
    expect(cardNames(view)).toContain("parse");
    expect(view.edges.every((edge) => edge.provenance === "static" && edge.cost === null)).toBe(true);
    expect(view).toMatchObject({ run: null, measure: null });
  });
});

it("puts estimates, notes and stale marks on the cards they belong to", () => {
  const [total] = ids("total");
  const estimate = { text: "O(n)", degree: 1, label: "estimate" as const, reason: null, evidence: [] };
  const anchor = { functionId: total!, file: "app.py", qualifiedName: "app.total", fingerprint: null };
  const note = {
    id: "n",
    anchor,
    text: "why",
    complexity: "O(items)",
    updatedAt: "",
    callee: null,
    call: null,
    state: "attached" as const,
    functionId: total!,
  };
  const view = showFlow(
    flowIndex(sourceDrawn(shop)),
    { run: aRun("run"), graph: shopRun, base: null, baseRun: null },
    {},
    {
      estimates: new Map([[total!, estimate]]),
      notes: [note],
      fits: new Map(),
      staleFiles: new Set(["app.py"]),
    },
  );
  expect(view.nodes.find((node) => node.name === "total")).toMatchObject({
    estimate,
    note: "why",
    notedComplexity: "O(items)",
    stale: true,
  });
  expect(view.nodes.find((node) => node.name === "main")).toMatchObject({
    estimate: null,
    note: null,
    notedComplexity: null,
  });
});

it("answers the same question with the same view", () => {
  expect(flowOf(shop, shopRun)).toEqual(flowOf(shop, shopRun));
});

describe("a call between two functions that a person asked for", () => {
  it("is drawn however light it is beside the others of its ends", () => {
    const run = runFromStacks("9000 main > a > b > c\n1 main > a > c\n900 main > c > d");
    const source = "main > a\na > b\nb > c\na > c\nmain > c\nc > d";
    const calls = (question: FlowQuestion) =>
      callLines(flowOf(source, run, question)).map((line) => line.split(" ", 3).join(" "));
    expect(calls({ roots: ids("a") })).not.toContain("a > c");
    expect(calls({ roots: ids("a"), pinned: ids("c") })).toContain("a > c");
  });
});
