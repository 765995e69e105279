import { describe, expect, it } from "vitest";
import { complexityFits } from "#complexity/complexity-fits.ts";
import { fitGrowth } from "#complexity/fit-growth.ts";
import type { RunSeries } from "#model/complexity-fit.ts";
import type { FunctionId, RunId } from "#model/ids.ts";
import type { MeasuredFunction } from "#model/measured-graph.ts";

const doubled = [100, 200, 400, 800, 1600];

/** What a curve gives at each size, each value off by its part of the noise. */
function curve(at: (size: number) => number, sizes = doubled, noise: readonly number[] = [0]) {
  return sizes.map((size, index) => ({ size, value: at(size) * (1 + noise[index % noise.length]!) }));
}

const fitted = (at: (size: number) => number, sizes = doubled, noise: readonly number[] = [0]) =>
  fitGrowth(curve(at, sizes, noise), 0.03, "n");

describe("growth of exact values", () => {
  it.each<[string, (n: number) => number]>([
    ["O(1)", () => 7],
    ["O(log n)", (n) => 3 * Math.log2(n)],
    ["O(n^0.5)", (n) => Math.sqrt(n)],
    ["O(n)", (n) => 3 * n + 40],
    ["O(n log n)", (n) => 5 * n * Math.log2(n)],
    ["O(n^1.5)", (n) => n ** 1.5],
    ["O(n^2)", (n) => (n * (n - 1)) / 2],
    ["O(n^3)", (n) => 2 * n ** 3 + 1000],
    ["O(n^4)", (n) => n ** 4],
  ])("is found: %s", (text, at) => {
    expect(fitGrowth(curve(at), 0.002, "n").text).toBe(text);
  });

  it("is exponential where no power fits, and has no degree then", () => {
    const growth = fitted((n) => 1.618 ** n, [5, 10, 15, 20, 25]);
    expect(growth).toMatchObject({ text: "O(1.62^n)", degree: null });
  });
});

describe("growth of noisy times", () => {
  const noise = [0.04, -0.03, 0.05, -0.04, 0.02];

  it("is found through 5 % of noise", () => {
    expect(fitted((n) => n ** 2, doubled, noise)).toMatchObject({ text: "O(n^2)", degree: 2 });
  });

  it("is O(1) where nothing but noise differs", () => {
    expect(fitted(() => 1, doubled, noise).text).toBe("O(1)");
  });

  it("is not claimed for one slow run among equal ones", () => {
    expect(fitted(() => 1, [100, 200, 400, 800], [0, 0.02, -0.01, 0.5])).toMatchObject({ text: null, degree: null });
  });

  it("is not claimed where costs jump about, and says by how much they do", () => {
    const growth = fitted((n) => n, doubled, [0.9, -0.5, 0.8, -0.6, 0.7]);
    expect(growth.text).toBeNull();
    expect(growth.reason).toMatch(/^the costs vary too much: .* by \d+ %$/);
  });

  it("names the shape that explains the runs as well", () => {
    const growth = fitted((n) => n * Math.log2(n), [1000, 2000, 4000, 8000], [0.06, -0.06, 0.06, -0.06]);
    expect([growth.degree, growth.reason]).toEqual([1, expect.stringContaining("would explain the runs as well")]);
  });
});

describe("evidence", () => {
  it("takes four sizes", () => {
    expect(fitted((n) => n, [1, 10, 100]).reason).toBe("not enough evidence: 3 of the 4 values of n that it takes");
  });

  it("takes a largest size of four times the smallest", () => {
    expect(fitted((n) => n, [100, 150, 200, 250]).reason).toContain("less than 4 times the smallest");
  });
});

describe("a series of runs", () => {
  const id = "m.py#f" as FunctionId;
  const series = (sizes: readonly number[], parameter = "n"): RunSeries => ({
    parameter,
    measure: { name: "time", unit: "nanoseconds" },
    runs: sizes.map((size, index) => ({ run: (index + 1) as RunId, size })),
  });
  const measured = (calls: number | null, total: number): MeasuredFunction => ({
    id,
    name: "f",
    file: "m.py",
    line: 1,
    external: false,
    match: "exact",
    calls,
    primitiveCalls: calls,
    cost: { self: null, total },
  });
  const graph = (calls: number | null, total: number, made: number | null = null) => ({
    functions: [measured(calls, total)],
    calls:
      made === null
        ? []
        : [
            {
              caller: id,
              callee: "m.py#g" as FunctionId,
              calls: made,
              primitiveCalls: made,
              cost: { self: null, total: 0 },
            },
          ],
  });

  it("tells the growth of a call, of the number of calls, and of both together", () => {
    const fits = complexityFits(
      series(doubled),
      doubled.map((n) => graph(n, 1e4 * n * n)),
    );
    expect(fits.get(id)).toMatchObject({
      perCall: { text: "O(n)" },
      calls: { text: "O(n)" },
      perRun: { text: "O(n^2)" },
    });
  });

  it("counts the calls that a call makes, which noise of times can't hide", () => {
    const noise = [3, 1, 9, 2, 7];
    const fits = complexityFits(
      series(doubled),
      doubled.map((n, index) => graph(1, 1e6 * noise[index]!, n * n)),
    );
    expect(fits.get(id)).toMatchObject({ perCall: { text: null }, callsMade: { text: "O(n^2)", degree: 2 } });
  });

  it("takes the cheapest of several runs of one size", () => {
    const sizes = doubled.flatMap((size) => [size, size]);
    const fits = complexityFits(
      series(sizes),
      sizes.map((n, index) => graph(1, 1e5 * n * (index % 2 === 0 ? 1 : 4))),
    );
    expect(fits.get(id)?.points.map(({ total }) => total)).toEqual(doubled.map((n) => 1e5 * n));
  });

  it("says so where a profiler doesn't count calls, and still tells the growth of a run", () => {
    const fits = complexityFits(
      series(doubled),
      doubled.map((n) => graph(null, 1e5 * n)),
    );
    expect(fits.get(id)).toMatchObject({
      perCall: { text: null, reason: "these runs don't count calls" },
      perRun: { text: "O(n)" },
    });
  });

  it("says nothing of a function that didn't run at every size", () => {
    const fits = complexityFits(
      series(doubled),
      doubled.map((n, index) => (index === 0 ? { functions: [], calls: [] } : graph(1, 1e5 * n))),
    );
    expect(fits.get(id)?.perRun.reason).toBe("it ran at 4 of 5 values of n only");
  });

  it("doesn't fit times that are mostly the profiler's own", () => {
    const fits = complexityFits(
      series(doubled),
      doubled.map((n) => graph(1, n)),
    );
    expect(fits.get(id)?.perCall.text).toBeNull();
  });

  it("writes a parameter of several words as one size", () => {
    const fits = complexityFits(
      series(doubled, "foo count"),
      doubled.map((n) => graph(1, 1e5 * n)),
    );
    expect(fits.get(id)?.perCall.text).toBe("O(|foo count|)");
  });
});
