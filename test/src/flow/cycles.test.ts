import { describe, expect, it } from "vitest";
import { callLines, cardNames, flowOf, ids } from "../../helpers/flow-as-text.ts";
import { runFromEdges, runFromStacks } from "../../helpers/run-from-stacks.ts";

const source = "main > parse\nparse > item\nitem > list\nlist > item\nlist > text\nlist ? parse";
const run = runFromStacks(`
  10 main > parse > item > list > item > list > text
  5 main > parse > item
`);
const folded = { foldCycles: true };

describe("functions that call each other in a circle", () => {
  it("are cards of their own unless folding is asked for", () => {
    expect(cardNames(flowOf(source, run))).toContain("list");
  });

  it("fold to one card that says which they are, and whose total counts each stack once", () => {
    const view = flowOf(source, run, folded);
    expect(view.nodes.find((node) => node.kind === "group")).toMatchObject({
      id: "group:cycle:app.py#item",
      name: "item + 1",
      qualifiedName: "item, list",
      module: "cycle of 2 functions",
      members: 2,
      cycle: ids("item", "list"),
      recursive: true,
      cost: { self: 5, total: 15 },
    });
    expect(callLines(view)).toEqual([
      "item + 1 > text 10 both",
      "item + 1 ? parse - static",
      "main > parse 15 both",
      "parse > item + 1 15 both",
    ]);
  });

  it("open in place to a box with their own cards, while other cycles stay folded", () => {
    const two = runFromStacks("10 main > a > b > a > c > d > c");
    const view = flowOf("", two, { ...folded, opened: ["cycle:app.py#a"] });
    expect(cardNames(view).toSorted()).toEqual(["a", "b", "c + 1", "main"]);
    expect(view.groups).toMatchObject([
      { name: "cycle:app.py#a", label: "cycle of 2 functions", members: ids("a", "b") },
    ]);
  });

  it("are circles of measured calls where there is a run, and of certain calls without", () => {
    const withoutRun = flowOf(source, null, folded);
    expect(withoutRun.nodes.find((node) => node.cycle !== null)?.cycle).toEqual(ids("item", "list"));
    const unmeasured = flowOf(source, runFromStacks("5 main > parse > item > list"), folded);
    expect(unmeasured.nodes.filter((node) => node.cycle !== null)).toEqual([]);
  });

  it("where a run keeps no stacks, a fold costs at least what its dearest function does", () => {
    const edges = runFromEdges("run 10 100\nstep 60 80\nleaf 30 30\nrun > step 80\nstep > run 40\nstep > leaf 30", 100);
    const view = flowOf("", edges, folded);
    expect(view.nodes).toMatchObject([{ cycle: ids("run", "step"), cost: { self: 70, total: 100 } }, { name: "leaf" }]);
  });

  it("a function that only calls itself is no cycle: it has a loop", () => {
    const view = flowOf("", runFromStacks("5 main > walk > walk"), folded);
    expect(cardNames(view).toSorted()).toEqual(["main", "walk"]);
  });

  it("a chain of calls as long as can be is searched without running out of stack", () => {
    const names = Array.from({ length: 20_000 }, (_, index) => `f${index}`);
    const chain = names.slice(1).map((name, index) => `${names[index]} > ${name}`);
    const view = flowOf([...chain, "f19999 > f19000"].join("\n"), null, { ...folded, roots: ids("f19500") });
    expect(view.nodes.some((node) => node.cycle?.length === 1000)).toBe(true);
  });

  it("what lies in a folded group stays there", () => {
    const modules = "a.py#one > b.py#two\nb.py#two > a.py#one";
    const view = flowOf(modules, null, { ...folded, folded: ["a"] });
    expect(cardNames(view).toSorted()).toEqual(["a", "two"]);
  });
});
