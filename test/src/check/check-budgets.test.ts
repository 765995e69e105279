import { describe, expect, it } from "vitest";
import { checkBudgets } from "#check/check-budgets.ts";
import { checkDocument } from "#check/check-document.ts";
import { checkText } from "#check/check-text.ts";
import { checkFails, checkVerdict } from "#check/check-verdict.ts";
import { checkSummary, githubAnnotations } from "#check/github-annotations.ts";
import type { Budget } from "#model/budget.ts";
import type { Run } from "#model/run.ts";
import { aRun, measuredGraph } from "../../helpers/measured-run.ts";

const graph = measuredGraph(`
  taxes/forms.py#Form.calculate 300 0.1 9
  taxes/forms.py#Form.total 10 0.2 0.3
  external:abc.ABCMeta.__subclasscheck__ 660300/300 8 8.5
`);

function check(budget: Partial<Budget>, run: Partial<Run> = {}, measured = graph) {
  const full: Budget = { name: "b", function: null, quantity: "calls", most: 0, run: null, ...budget };
  return checkBudgets([full], aRun("before", run), () => measured);
}

const outcome = (...args: Parameters<typeof check>) => check(...args).results[0];

describe("a budget on a function", () => {
  it("holds up to its limit and is over beyond it", () => {
    expect(outcome({ function: "abc.ABCMeta.__subclasscheck__", most: 660_300 })).toMatchObject({
      outcome: "within",
      measured: 660_300,
    });
    expect(outcome({ function: "abc.ABCMeta.__subclasscheck__", most: 660_299 })).toMatchObject({ outcome: "over" });
    expect(outcome({ function: "abc.ABCMeta.__subclasscheck__", quantity: "primitiveCalls", most: 300 })).toMatchObject(
      { outcome: "within" },
    );
  });

  it("limits self and total time in nanoseconds, and says where the function stands", () => {
    expect(outcome({ function: "taxes.forms.Form.calculate", quantity: "total", most: 8e9 })).toMatchObject({
      outcome: "over",
      measured: 9e9,
      file: "taxes/forms.py",
      line: 7,
    });
    expect(outcome({ function: "taxes.forms.Form.calculate", quantity: "self", most: 1e9 })).toMatchObject({
      outcome: "within",
    });
  });

  it("is found by the end of its qualified name", () => {
    expect(outcome({ function: "Form.calculate", most: 300 })).toMatchObject({ measured: 300 });
    expect(outcome({ function: "orm.calculate", most: 300 })).toMatchObject({ measured: 0 });
  });

  it("holds for each function that a pattern names, and reports the worst", () => {
    expect(outcome({ function: "taxes.forms.*", most: 299 })).toMatchObject({ outcome: "over", measured: 300 });
  });

  it("measures 0 calls of what a counting run never called", () => {
    expect(outcome({ function: "abc.gone", most: 0 })).toMatchObject({ outcome: "within", measured: 0 });
  });

  it("is unknown, with the reason, where the run can't tell", () => {
    const sampled = { hasCalls: false };
    expect(outcome({ function: "taxes.forms.Form.total" }, sampled)).toMatchObject({
      outcome: "unknown",
      measured: null,
      reason: "the run doesn't count calls",
    });
    expect(outcome({ function: "abc.gone", quantity: "total" }, sampled)?.reason).toMatch(/no sample of abc.gone/);
    const noTime = { measures: [{ name: "bytes", unit: "bytes" as const, whole: 1 }] };
    expect(outcome({ function: "abc.gone", quantity: "total" }, noTime)).toMatchObject({ outcome: "unknown" });
  });
});

describe("a budget on the whole run", () => {
  it("limits wall time, peak memory, time and calls", () => {
    const run = { wallTime: 12e9, peakMemory: 138e6 };
    expect(outcome({ quantity: "wallTime", most: 12e9 }, run)).toMatchObject({ outcome: "within", measured: 12e9 });
    expect(outcome({ quantity: "peakMemory", most: 100e6 }, run)).toMatchObject({ outcome: "over" });
    expect(outcome({ quantity: "total", most: 20e9 }, run)).toMatchObject({ measured: 10e9 });
    expect(outcome({ quantity: "calls", most: 0 }, run)).toMatchObject({ measured: 660_610 });
  });

  it("is unknown where the run didn't record it", () => {
    expect(outcome({ quantity: "peakMemory" })).toMatchObject({
      outcome: "unknown",
      reason: "the run's peak memory wasn't recorded",
    });
  });
});

describe("a check", () => {
  it("leaves out budgets that are meant for other runs", () => {
    expect(check({ run: "after" }).results).toEqual([]);
    expect(check({ run: "before" }).results).toHaveLength(1);
  });

  it("fails when a budget is over, and for unknown ones only when strict", () => {
    expect(checkFails(check({ most: 0 }), false)).toBe(true);
    expect(checkFails(check({ quantity: "wallTime" }), false)).toBe(false);
    expect(checkFails(check({ quantity: "wallTime" }), true)).toBe(true);
    expect(checkVerdict(check({ most: 0 }))).toBe("1 of 1 budget is over.");
  });

  it("prints a row for each budget with measured and limit", () => {
    const text = checkText(check({ name: "no ABC", function: "abc.*", most: 0 }));
    expect(text).toMatch(/over\s+no ABC\s+660,300\s+0\s+none allowed\s+calls of abc\.\*/);
    expect(JSON.parse(checkDocument(check({})))).toMatchObject({
      schema: "callsketch.check/1",
      run: { label: "before" },
    });
  });
});

describe("under GitHub Actions", () => {
  it("an overrun is an error at the function, with the properties escaped", () => {
    const lines = githubAnnotations(check({ name: "a: 50 %, b", function: "taxes.forms.Form.calculate", most: 10 }));
    expect(lines).toBe(
      "::error file=taxes/forms.py,line=7,title=Budget a%3A 50 %25%2C b::calls of taxes.forms.Form.calculate: 300, at most 10 (×30)\n",
    );
  });

  it("an unknown budget is a warning, one that holds is nothing", () => {
    expect(githubAnnotations(check({ quantity: "wallTime" }))).toMatch(/^::warning title=/);
    expect(githubAnnotations(check({ most: 1e9 }))).toBe("");
  });

  it("the summary is a table whose rows no name can break", () => {
    const summary = checkSummary(check({ name: "a|b\n<img>" }));
    const rows = summary.split("\n").filter((line) => line.startsWith("| ❌"));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain("a\\|b &lt;img&gt;");
  });
});
