import { describe, expect, it } from "vitest";
import { compareRuns } from "#compare/compare-runs.ts";
import { functionId } from "#model/ids.ts";
import { ProblemError } from "#model/problem.ts";
import { aRun, measuredGraph } from "../../helpers/measured-run.ts";

const counting = { hasCalls: true };
const sampling = { hasCalls: false };

function compared(before: string, after: string, facts = counting) {
  return compareRuns(
    { run: aRun("before", facts), graph: measuredGraph(before) },
    { run: aRun("after", facts), graph: measuredGraph(after) },
  );
}

describe("a comparison", () => {
  it("puts the largest change of self cost first, whichever way it went", () => {
    const { functions } = compared(
      "a.py#f 1 1 1\na.py#g 1 5 9\na.py#h 1 1 1",
      "a.py#f 1 4 4\na.py#g 1 1 3\na.py#h 1 1 1",
    );
    expect(functions.map(({ name }) => name)).toEqual(["g", "f", "h"]);
    expect(functions[0]).toMatchObject({ self: { base: 5e9, head: 1e9 }, total: { base: 9e9, head: 3e9 } });
  });

  it("keeps calls exact, with those from outside the recursion", () => {
    const huge = "9007199254740993";
    const { functions } = compared(`a.py#f ${huge}/300 1 1`, "a.py#f 2/1 1 1");
    expect(functions[0]?.calls).toEqual({ base: 9007199254740993n, head: 2, basePrimitive: 300, headPrimitive: 1 });
  });

  it("gives 0 calls and cost where a counting run never called a function", () => {
    const { functions } = compared("external:abc.check 660300/300 1.1 1.2", "a.py#main 1 1 1");
    const check = functions.find(({ name }) => name === "abc.check");
    expect(check).toMatchObject({
      presence: "removed",
      calls: { head: 0, headPrimitive: 0 },
      self: { head: 0 },
      total: { head: 0 },
    });
    expect(functions.find(({ name }) => name === "main")).toMatchObject({ presence: "added", calls: { base: 0 } });
  });

  it("leaves unknown what a sampling run never met", () => {
    const { functions, calls } = compared("a.py#f ? 1 1", "a.py#g ? 1 1", sampling);
    expect(functions.find(({ name }) => name === "f")).toMatchObject({
      calls: { head: null },
      self: { base: 1e9, head: null },
    });
    expect(calls).toEqual({ base: null, head: null });
  });

  it("leaves unknown what a sampling run never met though the other run counted it", () => {
    const { functions } = compareRuns(
      { run: aRun("before", counting), graph: measuredGraph("a.py#f 10 1 1") },
      { run: aRun("after", sampling), graph: measuredGraph("") },
    );
    expect(functions[0]).toMatchObject({ calls: { base: 10, head: null }, self: { base: 1e9, head: null } });
  });

  it("compares each call between two functions", () => {
    const { edges } = compared(
      "a.py#f 1 1 1\na.py#g 3 1 1\na.py#f > a.py#g 3 1",
      "a.py#f 1 1 1\na.py#g 1 1 1\na.py#f > a.py#g 1 0.5",
    );
    expect(edges).toEqual([
      expect.objectContaining({
        caller: "a.py#f",
        callee: "a.py#g",
        presence: "both",
        total: { base: 1e9, head: 0.5e9 },
      }),
    ]);
    expect(edges[0]?.calls).toMatchObject({ base: 3, head: 1 });
  });

  it("knows a frame without function again when only its line moved", () => {
    const { functions, edges } = compared(
      "frame:x.pyx:10:run 1 2 2\na.py#f 1 1 1\na.py#f > frame:x.pyx:10:run 1 2",
      "frame:x.pyx:12:run 1 3 3\na.py#f 1 1 1\na.py#f > frame:x.pyx:12:run 1 3",
    );
    expect(functions).toHaveLength(2);
    expect(functions[0]).toMatchObject({ id: "frame:x.pyx:12:run", presence: "both", self: { base: 2e9, head: 3e9 } });
    expect(edges).toHaveLength(1);
  });

  it("knows a function again whose name carries an address", () => {
    const named = (address: string) => `external:function_f at ${address}`;
    const graph = (address: string) => {
      const [found] = measuredGraph("external:f 1 2 2").functions;
      return { ...measuredGraph(""), functions: [{ ...found!, id: functionId(named(address)), name: named(address) }] };
    };
    const { functions } = compareRuns(
      { run: aRun("before"), graph: graph("0x7fb6d73cd800") },
      { run: aRun("after"), graph: graph("0x7fc51953d760") },
    );
    expect(functions).toMatchObject([{ presence: "both" }]);
  });

  it("sums calls of each side, without those that nobody counted", () => {
    const { calls } = compared("a.py#f 10 1 1\nexternal:native ? 1 1", "a.py#f 4 1 1");
    expect(calls).toEqual({ base: 10, head: 4 });
  });

  it("says that noise is unknown with one run on each side", () => {
    expect(compared("a.py#f 1 1 1", "a.py#f 1 1 1").noise).toMatch(/unknown/);
  });

  it("refuses measures of different units with what to do", () => {
    const base = { run: aRun("before"), graph: measuredGraph("") };
    const head = { run: aRun("after"), graph: measuredGraph("", { name: "bytes", unit: "bytes" }) };
    expect(() => compareRuns(base, head)).toThrow(ProblemError);
    expect(() => compareRuns(base, head)).toThrow(/before.*after.*Choose a measure/s);
  });
});
