import { describe, expect, it } from "vitest";
import { measuredGraph } from "#match/measured-graph.ts";
import { drawnStacks, runFromEdges, runFromStacks, threadOfStacks } from "../../helpers/run-from-stacks.ts";

describe("a function's cost from stacks", () => {
  it("counts a stack once, however deep the recursion", () => {
    const run = runFromStacks(`
      10 main > walk
      30 main > walk > walk > walk
    `);
    expect(costs(run)).toEqual(["main 0/40", "walk 40/40"]);
    expect(calls(run)).toEqual(["main > walk 40", "walk > walk 30"]);
  });

  it("counts a call once per stack when it stands on it twice", () => {
    const run = runFromStacks("7 a > b > a > b");
    expect(calls(run)).toEqual(["a > b 7", "b > a 7"]);
  });

  it("gives a comprehension's cost to the function around it, without a call", () => {
    const run = runFromStacks(`
      5 main > main/<listcomp>
      3 main > main/<listcomp> > item
      2 main
    `);
    expect(costs(run)).toEqual(["main 7/10", "item 3/3"]);
    expect(calls(run)).toEqual(["main > item 3"]);
  });

  it("draws no call from sum() back to the function whose generator it runs", () => {
    const run = runFromStacks(`
      4 main > builtins:sum > main/<genexpr> > item
      1 main > builtins:sum
    `);
    expect(calls(run)).toEqual(["main > builtins.sum 5", "main > item 4"]);
    expect(costs(run)).toContain("builtins.sum 1/5");
  });

  it("keeps the call into a generator that outlives its function", () => {
    const run = runFromStacks("4 main > consume > make/<genexpr>");
    expect(calls(run)).toEqual(["consume > make 4", "main > consume 4"]);
  });

  it("leaves calls unknown, since samples can't be counted as calls", () => {
    expect(runFromStacks("5 main").functions[0]).toMatchObject({ calls: null, primitiveCalls: null });
  });

  it("adds threads up and keeps their whole", () => {
    const [one, two] = [threadOfStacks(drawnStacks("5 main > work")), threadOfStacks(drawnStacks("3 work"))];
    const run = measuredGraph([one.thread, two.thread], [one.matches, two.matches], new Map(), "samples");
    expect(run.measure.whole).toBe(8);
    expect(costs(run)).toEqual(["main 0/5", "work 8/8"]);
  });

  it("walks a stack of 100,000 frames", () => {
    const deep = Array.from({ length: 100_000 }, (_, index) => `f${index % 50}`);
    const { thread, matches } = threadOfStacks([{ weight: 1, names: deep }]);
    const run = measuredGraph([thread], [matches], new Map(), "samples");
    expect(run.functions.every((each) => each.cost.total === 1)).toBe(true);
  });
});

describe("a function's cost from calls alone", () => {
  it("doesn't count a comprehension twice: its total is inside its function's", () => {
    const run = runFromEdges(
      `
      main 2 10
      main/<listcomp> 5 8
      item 3 3
      main > main/<listcomp> 8 1
      main/<listcomp> > item 3 6
    `,
      10,
    );
    expect(costs(run)).toEqual(["main 7/10", "item 3/3"]);
    expect(calls(run)).toEqual(["main > item 3"]);
    expect(run.functions[0]).toMatchObject({ calls: 1 });
  });

  it("says that it has no stacks", () => {
    const run = runFromEdges("main 1 1", 1);
    expect(run).toMatchObject({ hasStacks: false, tree: null });
  });
});

it("refuses a measure that no thread has", () => {
  const { thread, matches } = threadOfStacks(drawnStacks("5 main"));
  expect(() => measuredGraph([thread], [matches], new Map(), "bytes")).toThrow("bytes");
});

function costs(run: ReturnType<typeof runFromStacks>): string[] {
  return run.functions.map((each) => `${short(each.id)} ${each.cost.self}/${each.cost.total}`);
}

function calls(run: ReturnType<typeof runFromStacks>): string[] {
  return run.calls.map((call) => `${short(call.caller)} > ${short(call.callee)} ${call.cost.total}`).sort();
}

function short(id: string): string {
  return id.replace(/^app\.py#|^external:/, "");
}
