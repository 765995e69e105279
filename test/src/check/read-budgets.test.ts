import { describe, expect, it } from "vitest";
import { readBudgets } from "#check/read-budgets.ts";
import { ProblemError } from "#model/problem.ts";

const file = ".callsketch/budgets.json";
const read = (content: unknown) => readBudgets(file, typeof content === "string" ? content : JSON.stringify(content));
const budget = (facts: object) => ({ budgets: [{ name: "b", quantity: "calls", most: 1, ...facts }] });

describe("a budgets file", () => {
  it("gives its budgets with limits in calls, nanoseconds and bytes", () => {
    const budgets = read({
      budgets: [
        { name: "no ABC", function: "abc.*", quantity: "calls", most: 0 },
        { name: "time", quantity: "wallTime", most: "2.5 s", run: "after" },
        { name: "memory", quantity: "peakMemory", most: "20 MiB" },
        { name: "many", quantity: "primitiveCalls", function: "f", most: "1,500" },
      ],
    });
    expect(budgets).toEqual([
      { name: "no ABC", function: "abc.*", quantity: "calls", most: 0, run: null },
      { name: "time", function: null, quantity: "wallTime", most: 2.5e9, run: "after" },
      { name: "memory", function: null, quantity: "peakMemory", most: 20 * 1024 ** 2, run: null },
      { name: "many", function: "f", quantity: "primitiveCalls", most: 1500, run: null },
    ]);
  });

  it.each([
    ["not JSON", '{\n  "budgets": [,]\n}', /budgets\.json, line 2, column \d+: this isn't JSON/],
    ["no list", {}, /no list "budgets"/],
    ["a budget that is no object", { budgets: [1] }, /budget 1: it isn't an object/],
    ["no name", budget({ name: undefined }), /budget 1: "name" is missing/],
    [
      "an unknown quantity",
      budget({ quantity: "speed" }),
      /budget 1 \("b"\): "quantity" is "speed"\. Write one of calls/,
    ],
    ["an unknown key", budget({ max: 1 }), /"max" isn't known\. Known are name, function/],
    ["a negative limit", budget({ most: -1 }), /"most" is -1/],
    ["a limit in the wrong unit", budget({ most: "2 s" }), /"most" is "2 s"/],
    ["no limit", budget({ most: undefined }), /"most" is missing/],
    ["a function's wall time", budget({ quantity: "wallTime", function: "f" }), /whole run only/],
    ["two of one name", { budgets: [...budget({}).budgets, ...budget({}).budgets] }, /two budgets are called "b"/],
  ])("with %s is refused with the place and what to do", (_, content, message) => {
    expect(() => read(content)).toThrow(ProblemError);
    expect(() => read(content)).toThrow(message);
  });
});
