import { describe, expect, it } from "vitest";
import { bodySketch, resemblance } from "#match/body-sketch.ts";
import type { Run } from "#model/run.ts";
import { loadMeasured } from "#project/load-measured.ts";
import { matchRun } from "#project/match-run.ts";
import type { Project } from "#project/open-project.ts";
import { readSource } from "#project/read-source.ts";
import { flowView } from "#project/show-scene.ts";
import { edited, imported, indexedProject } from "../../helpers/profiled-project.ts";

const shop = `class Cart:
    def total(self, items):
        result = 0
        for item in items:
            result += item.price * item.count
        return result

class Order:
    def total(self, items):
        return len(items)

def checkout(items):
    return Cart().total(items) + Order().total(items)
`;
const stacks =
  "checkout (shop.py:13);Cart.total (shop.py:5) 80\ncheckout (shop.py:13);Cart.total (shop.py:4) 10\n" +
  "checkout (shop.py:13);Order.total (shop.py:10) 10\n";

async function measured(): Promise<{ project: Project; run: Run }> {
  const project = await indexedProject({ "shop.py": shop });
  return { project, run: await imported(project, "spy.txt", stacks) };
}

const matchesOf = (project: Project, run: Run) =>
  Object.fromEntries(
    matchRun(project, run.id)
      .byThread.flat()
      .map(({ functionId, kind, reason }) => [functionId, [kind, reason]]),
  );

const costsOf = async (project: Project, run: Run) =>
  (await readSource(project, "shop.py", run.id, "samples", { time: null, threads: null })).lineCosts;

const staleIn = (project: Project, run: Run) =>
  flowView(project, { run: run.id }, [])
    .nodes.filter(({ stale }) => stale)
    .map(({ name }) => name);

describe("source that was edited since the run", () => {
  it("moves the costs of lines with functions that only moved, and none of these is called stale", async () => {
    const { project, run } = await measured();
    expect(await costsOf(project, run)).toEqual([
      { line: 4, self: 10, isDoubtful: false },
      { line: 5, self: 80, isDoubtful: false },
      { line: 10, self: 10, isDoubtful: false },
    ]);
    await edited(project, "shop.py", `import os\n\ndef helper():\n    return os.getcwd()\n\n${shop}`);
    expect(matchesOf(project, run)).toEqual({
      "shop.py#checkout": ["exact", null],
      "shop.py#Cart.total": ["exact", null],
      "shop.py#Order.total": ["exact", null],
    });
    expect(await costsOf(project, run)).toEqual([
      { line: 9, self: 10, isDoubtful: false },
      { line: 10, self: 80, isDoubtful: false },
      { line: 15, self: 10, isDoubtful: false },
    ]);
    expect(staleIn(project, run)).toEqual([]);
  });

  it("never takes what now stands at a recorded line for what stood there, though it has the same name", async () => {
    const { project } = await measured();
    const run = await imported(project, "unqualified.txt", stacks.replaceAll(/(?:Cart|Order)\./g, ""));
    const [cart, order, rest] = shop.split("\n\n") as [string, string, string];
    await edited(project, "shop.py", [order, cart, rest].join("\n\n"));
    const graph = loadMeasured(project, run.id, "samples");
    const self = new Map(graph.functions.map(({ id, cost }) => [String(id), cost.self]));
    expect(self.get("shop.py#Cart.total")).toBe(90);
    expect(self.get("shop.py#Order.total")).toBe(10);
  });

  it("finds an edited function by its name, says so, and warns at its lines", async () => {
    const { project, run } = await measured();
    await edited(
      project,
      "shop.py",
      shop.replace("        result = 0\n", "        result = 0\n        items = list(items)\n"),
    );
    const matches = matchesOf(project, run);
    expect(matches["shop.py#Cart.total"]).toEqual(["name", "found by its name: its body has changed since the run"]);
    expect(matches["shop.py#Order.total"]).toEqual(["exact", null]);
    expect(staleIn(project, run)).toEqual(["Cart.total"]);
    expect(await costsOf(project, run)).toEqual([
      { line: 4, self: 10, isDoubtful: true },
      { line: 5, self: 80, isDoubtful: true },
      { line: 11, self: 10, isDoubtful: false },
    ]);
  });

  it("finds a renamed function by its body, says how alike it is, and calls it stale", async () => {
    const { project, run } = await measured();
    const renamed = shop
      .replace("class Cart", "class Basket")
      .replace("def total(self, items):\n        result", "def amount(self, items):\n        result");
    await edited(
      project,
      "shop.py",
      renamed.replaceAll("Cart()", "Basket()").replace("item.price * item.count", "item.count * item.price"),
    );
    const matches = matchesOf(project, run);
    expect(matches["shop.py#Basket.amount"]?.[0]).toBe("body");
    expect(matches["shop.py#Basket.amount"]?.[1]).toMatch(
      /^found by its body, \d\d % alike: Cart.total is gone from the source since the run$/,
    );
    expect(staleIn(project, run)).toContain("Basket.amount");
  });

  it("leaves a function unmatched, with the reason, when nothing new is like it", async () => {
    const { project, run } = await measured();
    await edited(
      project,
      "shop.py",
      "def checkout(items):\n    return sum(map(len, items), start=max(items))\n\ndef other(a, b, c):\n    yield from zip(a, b, c)\n",
    );
    const { report } = matchRun(project, run.id);
    expect(report.heaviestUnmatched[0]).toMatchObject({
      name: "Cart.total",
      reason: "Cart.total is gone from the source since the run, and no new function is like it",
    });
  });

  it("doesn't choose between two new functions that are equally like the one that is gone", async () => {
    const { project, run } = await measured();
    const body = shop.slice(shop.indexOf("(self, items):\n        result"), shop.indexOf("\n\nclass Order"));
    await edited(
      project,
      "shop.py",
      `class Cart:\n    def first${body}\n\n    def second${body}\n\n${shop.slice(shop.indexOf("class Order")).replace("Cart().total", "Cart().first")}`,
    );
    const unmatched = matchRun(project, run.id).report.heaviestUnmatched[0];
    expect(unmatched?.reason).toBe(
      "Cart.total is gone from the source; its body may be that of shop.Cart.first or shop.Cart.second",
    );
  });

  it("follows a function into another file", async () => {
    const { project, run } = await measured();
    const cart = shop.slice(0, shop.indexOf("\n\nclass Order"));
    await edited(project, "cart.py", `${cart.replace("class Cart", "class Basket")}\n`);
    await edited(
      project,
      "shop.py",
      `from cart import Basket\n\n${shop.slice(shop.indexOf("class Order")).replace("Cart()", "Basket()")}`,
    );
    expect(matchesOf(project, run)["cart.py#Basket.total"]?.[0]).toBe("body");
  });
});

describe("how alike two bodies are", () => {
  const sketch = (text: string) => bodySketch(text, "f", "typescript");

  it("is 1 for the same tokens, whatever their layout, comments and the function's own name", () => {
    const a = bodySketch("function f(a) { // first\n  return f(a - 1) + 2; }", "f", "typescript");
    const b = bodySketch("function g(a) {\n\n return g(a-1)+2 /* later */;\n}", "g", "typescript");
    expect(resemblance(a, b)).toBe(1);
  });

  it("is the share of runs of four tokens that both have", () => {
    // Shingles of "a b c d e" are abcd and bcde; "a b c d x" has abcd and bcdx: one of three is shared.
    expect(resemblance(sketch("a b c d e"), sketch("a b c d x"))).toBeCloseTo(1 / 3, 9);
    expect(resemblance(sketch("a b c d e"), sketch("v w x y z"))).toBe(0);
  });

  it("stays near the true share where only a sample is kept", () => {
    const words = (from: number, count: number) => Array.from({ length: count }, (_, at) => `w${from + at}`).join(" ");
    const alike = resemblance(sketch(words(0, 2000)), sketch(words(1000, 2000)));
    expect(Math.abs(alike - 997 / 2997)).toBeLessThan(0.1);
  });
});
