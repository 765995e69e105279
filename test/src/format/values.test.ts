import { describe, expect, it } from "vitest";
import { formatBytes } from "#format/format-bytes.ts";
import { formatCalls } from "#format/format-calls.ts";
import { formatCost } from "#format/format-cost.ts";
import { formatCount } from "#format/format-count.ts";
import { formatChange, formatCountDifference, formatDifference } from "#format/format-difference.ts";
import { formatDuration } from "#format/format-duration.ts";
import { formatShare } from "#format/format-share.ts";

describe("an unknown value", () => {
  it("shows as a dash and never as 0", () => {
    const texts = [
      formatDuration(null),
      formatBytes(null),
      formatCount(null),
      formatCalls(null, null),
      formatCalls(null, 3),
      formatShare(null, 1),
      formatShare(1, null),
      formatCost(null, "samples"),
      formatDifference({ base: null, head: 5 }, "bytes"),
      formatCountDifference(5, null),
      formatChange(null, 0),
    ];
    expect(new Set(texts)).toEqual(new Set(["–"]));
  });
});

describe("a duration", () => {
  it.each([
    [0, "0 s"],
    [1, "1 ns"],
    [940_000, "940 µs"],
    [2_000_000, "2 ms"],
    [1_236_000_000, "1.24 s"],
    [12_060_000_000, "12.1 s"],
    [125_000_000_000, "2 min 5 s"],
    [3_780_000_000_000, "1 h 3 min"],
    [-26_000_000_000, "−26 s"],
  ])("of %d ns reads %s", (nanoseconds, text) => {
    expect(formatDuration(nanoseconds)).toBe(text);
  });

  it("never shows a thousand of a unit that has a larger one", () => {
    expect([999.7, 999_960, 999_960_000, 59_999_999_999].map(formatDuration)).toEqual(["1 µs", "1 ms", "1 s", "1 min"]);
  });
});

describe("a count", () => {
  it("keeps every digit, also beyond 2^53", () => {
    expect(formatCount(9_007_199_254_740_993n)).toBe("9,007,199,254,740,993");
  });
});

describe("calls", () => {
  it("show all and those from outside where they differ, as pstats does", () => {
    expect(formatCalls(660_300, 300)).toBe("660,300/300");
    expect(formatCalls(500, 500)).toBe("500");
    expect(formatCalls(500, null)).toBe("500");
    expect(formatCalls(10n ** 18n, 1)).toBe("1,000,000,000,000,000,000/1");
  });
});

describe("a share", () => {
  it.each([
    [0, "0 %"],
    [0.0004, "<0.1 %"],
    [0.005, "0.5 %"],
    [0.0251, "2.5 %"],
    [0.47, "47 %"],
    [1, "100 %"],
  ])("of %d reads %s", (share, text) => {
    expect(formatShare(share, 1)).toBe(text);
  });

  it("of less than everything never reads 100 %", () => {
    expect(formatShare(0.997, 1)).toBe("99.7 %");
    expect(formatShare(0.99999, 1)).toBe(">99.9 %");
  });

  it("of a run that measured nothing is unknown", () => {
    expect(formatShare(0, 0)).toBe("–");
  });
});

describe("a difference", () => {
  it("carries sign, number and percentage", () => {
    expect(formatDifference({ base: 33e9, head: 26e9 }, "nanoseconds")).toBe("−7 s (−21 %)");
    expect(formatDifference({ base: 19e6, head: 138e6 }, "bytes")).toBe("+119 MB (+626 %)");
  });

  it("of exact counts is exact", () => {
    expect(formatCountDifference(9_007_199_254_740_993n, 9_007_199_254_740_992n)).toBe("−1 (≈0 %)");
    expect(formatCountDifference(660_300, 0)).toBe("−660,300 (−100 %)");
  });

  it("from zero has no percentage, since nothing is no base", () => {
    expect(formatDifference({ base: 0, head: 5 }, "count")).toBe("+5 (new)");
  });

  it("of nothing says so", () => {
    expect(formatDifference({ base: 5, head: 5 }, "count")).toBe("±0");
  });

  it("that leaves something never reads −100 %", () => {
    expect([formatChange(1_000_000, 1), formatChange(1_000_000, 0), formatChange(1000, 3)]).toEqual([
      "−99.9 %",
      "−100 %",
      "−99.7 %",
    ]);
  });

  it("of eleven times and more reads as a factor", () => {
    expect(formatChange(1, 1000)).toBe("×1,000");
  });
});
