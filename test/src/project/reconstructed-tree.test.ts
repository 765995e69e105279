import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MeasuredGraph } from "#model/measured-graph.ts";
import { reconstructedTree } from "../../../src/project/reconstruct/reconstructed-tree.ts";
import { measuredGraph } from "../../helpers/measured-run.ts";
import { graphOfStacks } from "../../helpers/run-from-stacks.ts";

/** Each stack of the tree with its total and self in seconds, in the tree's order: `exec > main 8 3`. */
function stacksOf(graph: MeasuredGraph): string[] {
  const { parents, nodes, self } = reconstructedTree(graph);
  const total = [...self];
  for (let node = total.length - 1; node > 0; node--) total[parents[node]!]! += total[node]!;
  const paths: string[] = [""];
  for (let node = 1; node < nodes.length; node++) {
    const name = graph.functions[nodes[node]!]!.name;
    paths.push(paths[parents[node]!] === "" ? name : `${paths[parents[node]!]} > ${name}`);
  }
  const seconds = (value: number) => Math.round(value / 1e7) / 100;
  return paths.slice(1).map((path, index) => `${path} ${seconds(total[index + 1]!)} ${seconds(self[index + 1]!)}`);
}

describe("a tree put together from edges", () => {
  it("shares a callee's own callees out in proportion to what each caller spent in it", () => {
    const graph = measuredGraph(`
      a.py#main 1 0 10
      a.py#load 1 0 4
      a.py#save 1 0 6
      a.py#encode 2 2 10
      a.py#join 4 8 8
      a.py#main > a.py#load 1 4
      a.py#main > a.py#save 1 6
      a.py#load > a.py#encode 1 4
      a.py#save > a.py#encode 1 6
      a.py#encode > a.py#join 4 8
    `);
    expect(stacksOf(graph).toSorted()).toEqual([
      "main 10 0",
      "main > load 4 0",
      "main > load > encode 4 0.8",
      "main > load > encode > join 3.2 3.2",
      "main > save 6 0",
      "main > save > encode 6 1.2",
      "main > save > encode > join 4.8 4.8",
    ]);
  });

  /** `exec` runs the program, and inside it, through imports, modules; their costs are contained in the program's. */
  const imports = measuredGraph(`
    external:exec 3/1 0 10
    a.py#alpha 1 3 3
    a.py#program 1 0 10
    a.py#main 1 5 5
    external:find_and_load 2 0 5
    b.py#beta 1 2 2
    external:exec > a.py#alpha 1 3
    external:exec > b.py#beta 1 2
    external:exec > a.py#program 1 10
    a.py#program > a.py#main 1 5
    a.py#program > external:find_and_load 2 5
    external:find_and_load > external:exec 2 5
  `);

  it("finds the program under a function that is entered again inside it, whatever the order of its callees", () => {
    const expected = [
      "exec 10 0",
      "exec > program 10 0",
      "exec > program > find_and_load 5 0",
      "exec > program > find_and_load > exec 5 0",
      "exec > program > find_and_load > exec > alpha 3 3",
      "exec > program > find_and_load > exec > beta 2 2",
      "exec > program > main 5 5",
    ];
    expect(stacksOf(imports).toSorted()).toEqual(expected);
    expect(stacksOf({ ...imports, calls: imports.calls.toReversed() }).toSorted()).toEqual(expected);
  });

  it("gives each function the self cost that was measured, and the whole its total", () => {
    const { nodes, self } = reconstructedTree(imports);
    const sums = new Map<string, number>();
    for (let node = 1; node < nodes.length; node++) {
      const { name } = imports.functions[nodes[node]!]!;
      sums.set(name, (sums.get(name) ?? 0) + self[node]! / 1e9);
    }
    expect(Object.fromEntries([...sums].filter(([, cost]) => cost > 0))).toEqual({ alpha: 3, beta: 2, main: 5 });
  });

  it("follows the callee that tells where its cost went, where two explain the same cost", () => {
    const graph = measuredGraph(`
      a.py#calculate 1 0 10
      external:sum 1 0 10
      a.py#amount_of 9 1 9
      a.py#check 9 8 8
      a.py#calculate > external:sum 1 10
      a.py#calculate > a.py#amount_of 9 9
      a.py#amount_of > a.py#check 9 8
    `);
    expect(stacksOf(graph)).toContain("calculate > amount_of > check 8 8");
  });

  it("gives what is called less than once an activation to one place as a whole, and not to every place a part", () => {
    const graph = measuredGraph(`
      a.py#main 1 0 10
      a.py#left 1 0 6
      a.py#right 1 0 4
      lib.py#dispatch 2 0 10
      a.py#big 1 6 6
      a.py#small 1 4 4
      a.py#main > a.py#left 1 6
      a.py#main > a.py#right 1 4
      a.py#left > lib.py#dispatch 1 6
      a.py#right > lib.py#dispatch 1 4
      lib.py#dispatch > a.py#big 1 6
      lib.py#dispatch > a.py#small 1 4
    `);
    expect(stacksOf(graph)).toContain("main > left > dispatch > big 6 6");
    expect(stacksOf(graph)).toContain("main > right > dispatch > small 4 4");
    expect(stacksOf(graph)).toHaveLength(7);
  });

  it("gives a callee to the caller that was called about as often", () => {
    const graph = measuredGraph(`
      a.py#main 1 0 10
      a.py#once 1 0 5
      a.py#often 1 0 5
      lib.py#apply 301 0 10
      a.py#rare 1 5 5
      a.py#usual 300 5 5
      a.py#main > a.py#once 1 5
      a.py#main > a.py#often 1 5
      a.py#once > lib.py#apply 1 5
      a.py#often > lib.py#apply 300 5
      lib.py#apply > a.py#rare 1 5
      lib.py#apply > a.py#usual 300 5
    `);
    expect(stacksOf(graph)).toContain("main > often > apply > usual 5 5");
    expect(stacksOf(graph)).toContain("main > once > apply > rare 5 5");
  });

  it("gives every function the self cost that was measured, whatever the calls, where nothing calls itself", () => {
    const name = fc.shuffledSubarray(["a", "b", "c", "d", "e"], { minLength: 1 }).map((list) => list.toSorted());
    const stacks = fc.array(fc.record({ weight: fc.integer({ min: 1, max: 50 }), names: name }), { minLength: 1 });
    fc.assert(
      fc.property(stacks, (drawn) => {
        const graph = graphOfStacks(drawn.map((stack) => ({ ...stack, names: ["root", ...stack.names] })));
        const { nodes, self } = reconstructedTree({ ...graph, hasStacks: false, tree: null });
        const sums = graph.functions.map(() => 0);
        for (let node = 1; node < nodes.length; node++) sums[nodes[node]!]! += self[node]!;
        for (const [index, { cost }] of graph.functions.entries())
          expect(Math.abs(sums[index]! - cost.self!)).toBeLessThan(graph.measure.whole * 0.001);
      }),
      { numRuns: 300 },
    );
  });

  it("never gives more than the whole", () => {
    const graph = { ...imports, measure: { ...imports.measure, whole: 8e9 } };
    expect(stacksOf(graph)[0]).toBe("exec 8 0");
  });

  it("enters functions that call each other again as long as something is left to give, and no longer", () => {
    const graph = measuredGraph(`
      a.py#main 1 0 10
      a.py#even 50/1 3 10
      a.py#odd 50/1 3 9
      a.py#leaf 100 4 4
      a.py#main > a.py#even 1 10
      a.py#even > a.py#odd 50/1 9
      a.py#odd > a.py#even 49/1 7
      a.py#even > a.py#leaf 100 4
    `);
    const stacks = stacksOf(graph);
    expect(stacks[0]).toBe("main 10 0");
    expect(stacks.length).toBeLessThan(20);
    const leaves = stacks.filter((line) => / > leaf /.test(line)).map((line) => Number(line.split(" ").at(-1)));
    const inLeaf = leaves.reduce((sum, one) => sum + one, 0);
    expect(inLeaf).toBeGreaterThan(3);
    expect(inLeaf).toBeLessThanOrEqual(4);
  });
});
