import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addUpCosts } from "#flow/add-up-costs.ts";
import type { UnitCosts } from "#flow/unit-costs.ts";
import type { MeasuredGraph } from "#model/measured-graph.ts";
import { type DrawnStack, graphOfStacks } from "../../helpers/run-from-stacks.ts";

const names = ["a", "b", "c", "d", "e", "f", "g"];
const stacks = (stack: fc.Arbitrary<string[]>) =>
  fc.array(fc.record({ weight: fc.integer({ min: 1, max: 50 }), names: stack }), { minLength: 1, maxLength: 12 });
const recursive = stacks(fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 9 }));
const shown = fc.subarray(names);

describe("costs after functions were taken out of whole stacks", () => {
  it("are those of the stacks themselves, each counting once for a card and for a call", () => {
    fc.assert(
      fc.property(recursive, shown, (drawn, kept) => {
        expect(told(cutGraph(graphOfStacks(drawn), kept), kept)).toEqual(expected(drawn, kept));
      }),
      { numRuns: 300 },
    );
  });

  it("name what a residual call passes", () => {
    const costs = cutGraph(graphOfStacks([{ weight: 4, names: ["a", "b", "c", "d"] }]), ["a", "d"]);
    expect(costs.calls).toMatchObject([{ residual: true, total: 4 }]);
    expect(costs.calls[0]!.way().through).toEqual(["app.py#b", "app.py#c"]);
  });
});

describe("costs shared out over calls, for a run without stacks", () => {
  const straight = stacks(fc.shuffledSubarray(names, { minLength: 1 }).map((list) => list.toSorted()));

  it("give all that removed functions spent on a card to the cards that led to them", () => {
    fc.assert(
      fc.property(straight, shown, (drawn, some) => {
        const rooted = drawn.map((stack) => ({ ...stack, names: ["root", ...stack.names] }));
        const kept = ["root", ...some];
        const edges = withoutStacks(graphOfStacks(rooted));
        const into = new Map<number, number>();
        for (const { callee, total } of cutGraph(edges, kept).calls) into.set(callee, (into.get(callee) ?? 0) + total!);
        kept.forEach((name, card) => {
          if (name === "root") return;
          const total = rooted.reduce((sum, stack) => sum + (stack.names.includes(name) ? stack.weight : 0), 0);
          expect(into.get(card) ?? 0).toBeCloseTo(total, 3);
        });
      }),
      { numRuns: 300 },
    );
  });

  it("never give a call more than its callee's total, cycles or not", () => {
    fc.assert(
      fc.property(recursive, shown, (drawn, kept) => {
        const edges = withoutStacks(graphOfStacks(drawn));
        for (const call of cutGraph(edges, kept).calls) {
          const incoming = edges.calls.filter((each) => each.callee === `app.py#${kept[call.callee]}`);
          const sum = incoming.reduce((total, each) => total + each.cost.total!, 0);
          expect(call.total!).toBeLessThanOrEqual(sum + 1e-6);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("are exact where one card alone leads to what was removed", () => {
    const edges = withoutStacks(
      graphOfStacks([
        { weight: 6, names: ["a", "b", "c"] },
        { weight: 3, names: ["d", "c"] },
      ]),
    );
    const costs = cutGraph(edges, ["a", "c", "d"]);
    expect(costs.calls.map(({ caller, callee, residual, total }) => ({ caller, callee, residual, total }))).toEqual([
      { caller: 2, callee: 1, residual: false, total: 3 },
      { caller: 0, callee: 1, residual: true, total: 6 },
    ]);
    expect(costs.calls[1]!.way().through).toEqual(["app.py#b"]);
  });

  it("go through a cycle of removed functions", () => {
    const edges = withoutStacks(graphOfStacks([{ weight: 8, names: ["a", "b", "c", "b", "c", "d"] }]));
    const [call] = cutGraph(edges, ["a", "d"]).calls;
    expect(call).toMatchObject({ caller: 0, callee: 1, residual: true });
    expect(call!.total).toBeCloseTo(8, 2);
  });
});

function cutGraph(graph: MeasuredGraph, kept: readonly string[]): UnitCosts {
  return addUpCosts(graph, {
    cardOf: Int32Array.from(graph.functions, (each) => kept.indexOf(each.id.replace("app.py#", ""))),
    cards: kept.length,
    isGroup: () => false,
    inSource: () => false,
  });
}

function withoutStacks(graph: MeasuredGraph): MeasuredGraph {
  return { ...graph, hasStacks: false, tree: null };
}

function told(costs: UnitCosts, kept: readonly string[]): Record<string, number> {
  const all: Record<string, number> = {};
  kept.forEach((name, card) => {
    if (costs.total[card]! > 0)
      Object.assign(all, { [`self ${name}`]: costs.self[card]!, [`total ${name}`]: costs.total[card]! });
  });
  for (const call of costs.calls)
    all[`${kept[call.caller]} ${call.residual ? ".." : ">"} ${kept[call.callee]}`] = call.total!;
  return all;
}

/** The rule, stack by stack. */
function expected(drawn: readonly DrawnStack[], kept: readonly string[]): Record<string, number> {
  const all: Record<string, number> = {};
  const add = (key: string, weight: number) => {
    all[key] = (all[key] ?? 0) + weight;
  };
  for (const { weight, names: stack } of drawn) {
    const once = new Set<string>();
    let above: string | null = null;
    stack.forEach((name, index) => {
      if (!kept.includes(name)) return;
      once.add(`total ${name}`);
      const residual = index > 0 && !kept.includes(stack[index - 1]!);
      if (above !== null && !(residual && above === name)) once.add(`${above} ${residual ? ".." : ">"} ${name}`);
      above = name;
    });
    for (const key of once) add(key, weight);
    for (const name of kept) if (once.has(`total ${name}`)) add(`self ${name}`, stack.at(-1) === name ? weight : 0);
  }
  return all;
}
