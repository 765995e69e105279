import { describe, expect, it } from "vitest";
import { compareRuns } from "#compare/compare-runs.ts";
import { comparisonMarkdown } from "#compare/comparison-markdown.ts";
import { comparisonText } from "#compare/comparison-text.ts";
import { chanceOfDifference } from "#compare/rank-test.ts";
import { aRun, measuredGraph } from "../../helpers/measured-run.ts";

describe("the chance of a difference", () => {
  it("is that of the exact Mann-Whitney test: 2 in 70 for four runs each that don't overlap", () => {
    expect(chanceOfDifference([1, 2, 3, 4], [5, 6, 7, 8])).toBeCloseTo(2 / 70, 12);
    expect(chanceOfDifference([1, 2, 3, 4, 5], [6, 7, 8, 9, 10])).toBeCloseTo(2 / 252, 12);
  });

  it("is 1 for equal groups, and the same whichever is the base", () => {
    expect(chanceOfDifference([5, 5, 5, 5], [5, 5, 5, 5])).toBe(1);
    const [a, b] = [
      [1, 4, 6, 7, 9],
      [2, 3, 8, 10],
    ];
    expect(chanceOfDifference(a!, b!)).toBeCloseTo(chanceOfDifference(b!, a!)!, 12);
  });

  it("counts ties with their mean rank", () => {
    // Of the 70 ways to draw four of {1 1 2 2 2 3 3 3}, as many are as far out as {1 1 2 2}: by hand 2 * 3.
    expect(chanceOfDifference([1, 1, 2, 2], [2, 3, 3, 3])).toBeCloseTo(6 / 70, 12);
  });

  it("is unknown with fewer than four on a side", () => {
    expect(chanceOfDifference([1, 2, 3], [7, 8, 9, 10])).toBeNull();
  });
});

/** Runs of one program, each with the self time of `f`, in seconds. */
function group(label: string, times: readonly number[], wallTimes: readonly number[] = times) {
  return times.map((time, index) => ({
    run: aRun(`${label} ${index}`, { wallTime: wallTimes[index]! * 1e9 }),
    graph: measuredGraph(`a.py#f 1 ${time} ${time}\na.py#g 1 1 1`, { whole: (time + 1) * 1e9 }),
  }));
}

function compared(before: readonly number[], after: readonly number[]) {
  const [base, head] = [group("before", before), group("after", after)];
  return compareRuns(base[0]!, head[0]!, () => null, { base, head });
}

describe("a comparison of repeated runs", () => {
  const noisy = compared([5, 6, 5.5, 6.5], [5.2, 6.2, 5.7, 5.1]);
  const faster = compared([5, 6, 5.5, 6.5], [2, 2.5, 2.2, 2.1]);

  it("marks what may be noise, in the whole run and in each function", () => {
    expect(noisy.functions.find(({ name }) => name === "f")?.chance.self).toBeGreaterThan(0.05);
    expect(comparisonText(noisy)).toMatch(/Time +6 s +6\.2 s +~ \+3\.3 %/);
    expect(comparisonText(noisy)).toMatch(/~ \+200 ms/);
    expect(comparisonMarkdown(noisy)).toContain("~ +3.3 %");
  });

  it("doesn't mark what repeats show to be a change", () => {
    expect(comparisonText(faster)).not.toMatch(/~ [+−]/);
    expect(comparisonText(faster)).toContain("4 runs before and 4 after: a difference marked with ~");
  });

  it("says how many runs it takes where there are too few", () => {
    const few = compared([5, 6], [2, 2.5]);
    expect([few.chance.whole, few.repeats]).toEqual([null, { base: 2, head: 2 }]);
    expect(few.noise).toContain("2 runs before and 2 after: it takes 4 on each side");
  });

  it("leaves a function unknown that one of the runs didn't measure", () => {
    const [base, head] = [group("before", [5, 6, 5, 6]), group("after", [2, 3, 2, 3])];
    const missing = { ...base[3]!, graph: measuredGraph("a.py#g 1 1 1") };
    const { functions } = compareRuns(base[0]!, head[0]!, () => null, { base: [...base.slice(0, 3), missing], head });
    expect(functions.find(({ name }) => name === "f")?.chance).toEqual({ self: null, total: null });
  });
});
