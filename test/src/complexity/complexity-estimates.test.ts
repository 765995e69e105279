import { describe, expect, it } from "vitest";
import { complexityEstimates } from "#complexity/complexity-estimates.ts";
import type { SourceFunction, StaticCall } from "#model/source-graph.ts";
import { builtin, calling, loop, loopedAt, looping } from "../../helpers/looping-code.ts";

/** The estimate of the first function. */
function estimate(functions: SourceFunction[], calls: StaticCall[] = []) {
  const [first] = functions;
  return first === undefined ? undefined : complexityEstimates(functions, calls).get(first.id);
}

describe("a function without loops and calls", () => {
  it("is O(1) for certain", () => {
    expect(estimate([looping("f")])).toEqual({
      text: "O(1)",
      degree: 0,
      label: "exact-local",
      reason: null,
      evidence: [],
    });
  });

  it("is an upper bound as soon as it calls something", () => {
    const [f, g] = [looping("f"), looping("g")];
    expect(estimate([f, g], [calling(f, g)])).toMatchObject({ text: "O(1)", label: "upper bound" });
  });
});

describe("loops", () => {
  it("multiply when nested and name what they run over", () => {
    const loops = [loop("forms"), loop("self.checks", { inside: 0, line: 3 })];
    expect(estimate([looping("f", { loops })])).toMatchObject({
      text: "O(|forms| * |checks|)",
      degree: 2,
      label: "upper bound",
      evidence: [
        { line: 2, text: "loop over forms" },
        { line: 3, text: "loop over self.checks" },
      ],
    });
  });

  it("add up when they follow each other, and the smaller one goes", () => {
    const loops = [loop("xs"), loop("xs", { inside: 0 }), loop("xs"), loop("ys")];
    expect(estimate([looping("f", { loops })])?.text).toBe("O(|xs|^2 + |ys|)");
  });

  it("with literal bounds cost nothing that grows", () => {
    expect(estimate([looping("f", { loops: [loop("(1, 2, 3)", { growth: "constant" })] })])).toMatchObject({
      text: "O(1)",
      degree: 0,
    });
  });

  it("that halve are logarithmic", () => {
    expect(estimate([looping("f", { loops: [loop("n", { growth: "halving" })] })])).toMatchObject({
      text: "O(log |n|)",
      degree: 0,
    });
  });

  it("without a known bound make the estimate unknown, with what is known as at least", () => {
    const loops = [loop("xs"), loop(null, { growth: "unknown", kind: "while", inside: 0, line: 3 })];
    expect(estimate([looping("f", { loops })])).toMatchObject({
      text: "at least O(|xs|)",
      degree: null,
      label: "unknown",
      reason: "a loop has no known bound",
    });
    const alone = [loop(null, { growth: "unknown", kind: "while" })];
    expect(estimate([looping("f", { loops: alone })])).toMatchObject({ text: null, label: "unknown" });
  });

  it("over a size without a name are an estimate in n", () => {
    expect(estimate([looping("f", { loops: [loop(null)] })])).toMatchObject({ text: "O(n)", label: "estimate" });
  });

  it("say when they may stop early, and keep the upper bound", () => {
    const found = estimate([looping("f", { loops: [loop("xs", { mayStopEarly: true })] })]);
    expect(found?.text).toBe("O(|xs|)");
    expect(found?.evidence[0]?.text).toBe("loop over xs, may stop early");
  });
});

describe("what a loop runs over", () => {
  it.each([
    ["range(n)", "O(n)"],
    ["range(len(xs))", "O(|xs|)"],
    ["range(1, n, 2)", "O(n)"],
    ["enumerate(sorted(d.items()), 1)", "O(|d|)"],
    ["zip(a, b)", "O(|a|)"],
    ["this.items", "O(|items|)"],
    ["Object.keys(map)", "O(|map|)"],
    ["xs.length", "O(|xs|)"],
    ["map(str, xs)", "O(|xs|)"],
    ["[...this.#orders]", "O(|orders|)"],
    ["{ length: count }", "O(count)"],
    ["[f(x) for x in xs]", "O(|xs|)"],
    ["-1", "O(n)"],
    ["action(lexer, _PseudoMatch(match.start(i + 1), data), ctx)", "O(|action(lexer, _Pse…+ 1), data), ctx)|)"],
  ])("%s gives %s", (over, text) => {
    expect(estimate([looping("f", { loops: [loop(over)] })])?.text).toBe(text);
  });
});

describe("built-ins that grow", () => {
  it("inside a loop over something else multiply: the hidden search", () => {
    const facts = { loops: [loop("forms")], builtins: [builtin("in", "known", { inside: 0 })] };
    expect(estimate([looping("f", facts)])).toMatchObject({ text: "O(|forms| * |known|)", degree: 2 });
  });

  it("that sort are linearithmic", () => {
    const builtins = [builtin("sorted", "xs", { growth: "linearithmic" })];
    expect(estimate([looping("f", { builtins })])).toMatchObject({ text: "O(|xs| log |xs|)", degree: 1 });
  });
});

describe("a call", () => {
  it("costs its callee's growth times the loops around the site", () => {
    const caller = looping("f", { loops: [loop("forms")], loopedCalls: [loopedAt(4, 0)] });
    const callee = looping("g", { loops: [loop("checks")] });
    expect(estimate([caller, callee], [calling(caller, callee)])).toMatchObject({
      text: "O(|forms| * |checks|)",
      degree: 2,
      label: "upper bound",
      evidence: [
        { line: 2, text: "loop over forms" },
        { line: 4, text: "calls g, O(|checks|)" },
      ],
    });
  });

  it("outside the loop adds up instead", () => {
    const caller = looping("f", { loops: [loop("forms")], loopedCalls: [loopedAt(4, 0)] });
    const callee = looping("g", { loops: [loop("checks")] });
    expect(estimate([caller, callee], [calling(caller, callee, 12)])?.text).toBe("O(|checks| + |forms|)");
  });

  it("that is only possible isn't counted, but mentioned", () => {
    const [f, g] = [looping("f"), looping("g", { loops: [loop("xs")] })];
    const possible = calling(f, g, 4, { certainty: "possible", tier: "dispatch" });
    expect(estimate([f, g], [possible])).toMatchObject({
      text: "O(1)",
      label: "estimate",
      reason: "1 possible call isn't counted",
    });
  });

  it("of unknown code is an estimate that names it", () => {
    const [f, library] = [looping("f"), looping("requests.get", null)];
    expect(estimate([f, library], [calling(f, library)])).toMatchObject({
      label: "estimate",
      reason: "the cost of requests.get isn't known and counts as one step",
    });
  });

  it("of something unknown makes its callers unknown, all the way up", () => {
    const [f, g, h] = [
      looping("f", { loops: [loop("xs")] }),
      looping("g"),
      looping("h", { loops: [loop(null, { growth: "unknown" })] }),
    ];
    expect(estimate([f, g, h], [calling(f, g), calling(g, h)])).toMatchObject({
      text: "at least O(|xs|)",
      label: "unknown",
      reason: "the growth of g, which it calls, is unknown",
    });
  });

  it("that only registers a callback or imports a module costs nothing here", () => {
    const [f, g] = [looping("f"), looping("g", { loops: [loop("xs")] })];
    const calls = [calling(f, g, 4, { tier: "registered" }), calling(f, g, 5, { via: "import" })];
    expect(estimate([f, g], calls)?.text).toBe("O(1)");
  });
});

describe("recursion", () => {
  it("with one call a level grows with its depth", () => {
    const f = looping("f", { recursionLines: [4], loops: [loop("xs")] });
    expect(estimate([f], [calling(f, f)])).toMatchObject({ text: "O(depth * |xs|)", label: "estimate" });
  });

  it("in a loop walks a tree: each item once", () => {
    const f = looping("f", { recursionLines: [4], loops: [loop("node.children")], loopedCalls: [loopedAt(4, 0)] });
    expect(estimate([f], [calling(f, f)])).toMatchObject({ text: "O(|tree|)", degree: 1, label: "estimate" });
  });

  it("at several places may be anything, and says so", () => {
    const f = looping("f", { recursionLines: [4, 5] });
    expect(estimate([f], [calling(f, f, 4), calling(f, f, 5)])).toMatchObject({
      text: null,
      label: "unknown",
      reason: "recursive with 2 calls of itself, growth unknown",
    });
  });

  it("through another function is unknown and names it", () => {
    const [f, g] = [looping("f"), looping("g")];
    expect(estimate([f, g], [calling(f, g), calling(g, f)])).toMatchObject({
      label: "unknown",
      reason: "recursive together with g, growth unknown",
    });
  });
});

describe("a deep tower of calls", () => {
  const towerOf = (height: number) => {
    const tower = Array.from({ length: height }, (_, index) =>
      looping(`f${index}`, { loops: [loop(`size_${index}`)], loopedCalls: [loopedAt(4, 0)] }),
    );
    const calls = tower.slice(1).map((callee, index) => calling(tower[index] as SourceFunction, callee));
    return estimate(tower, calls);
  };

  it("multiplies up to three sizes", () => {
    expect(towerOf(3)).toMatchObject({ text: "O(|size_0| * |size_1| * |size_2|)", label: "upper bound" });
  });

  it("beyond that is judged by its own loops, since a product of many sizes says nothing", () => {
    for (const height of [4, 5, 30])
      expect(towerOf(height)).toMatchObject({
        text: "at least O(|size_0|)",
        degree: null,
        label: "unknown",
        reason: expect.stringContaining("its own loops alone: with what it calls, more than three sizes multiply"),
      });
  });

  it("says nothing of a function above it that has no loop", () => {
    const [top, middle] = [
      looping("top"),
      looping("f", { loops: [0, 1, 2, 3].map((n) => loop(`s${n}`, n === 0 ? {} : { inside: n - 1 })) }),
    ];
    expect(estimate([top, middle], [calling(top, middle)])).toMatchObject({ text: null, label: "unknown" });
    expect(estimate([middle])).toMatchObject({ text: "O(|s0| * |s1| * |s2| * |s3|)", label: "upper bound" });
  });

  it("takes work in proportion to its functions, however long the chain", () => {
    const work = (count: number) => {
      const chain = Array.from({ length: count }, (_, index) => looping(`f${index}`));
      const calls = chain.slice(1).map((callee, index) => calling(chain[index] as SourceFunction, callee));
      const before = process.threadCpuUsage();
      expect(complexityEstimates(chain, calls).size).toBe(count);
      return process.threadCpuUsage(before).user;
    };
    work(5_000);
    expect(work(20_000) / work(5_000)).toBeLessThan(10);
  });
});

it("functions whose body isn't known have no estimate", () => {
  expect(complexityEstimates([looping("print", null)], []).size).toBe(0);
});
