import { describe, expect, it } from "vitest";
import { contrastOf, oklabOfHex } from "#format/color.ts";
import { costColor } from "#format/cost-color.ts";
import { differenceColor, verdictOf } from "#format/difference-color.ts";
import { moduleHues } from "#format/module-hues.ts";
import { type Theme, tokens } from "#format/tokens.ts";

const themes: Theme[] = ["light", "dark"];

describe.each(themes)("the %s theme", (theme) => {
  const colors = tokens[theme];
  const surfaces = [colors.canvas, colors.sketchCanvas, colors.surface, colors.flat, colors.group];

  it("has 4.5:1 contrast for text on everything it stands on", () => {
    for (const surface of surfaces) {
      for (const ink of [colors.ink, colors.muted]) expect(contrastOf(ink, surface)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrastOf(colors.muted, colors.badge)).toBeGreaterThanOrEqual(4.5);
    expect(contrastOf(colors.noteInk, colors.noteFill)).toBeGreaterThanOrEqual(4.5);
    expect(contrastOf(colors.staleInk, colors.staleFill)).toBeGreaterThanOrEqual(4.5);
  });

  it("has 4.5:1 contrast for differences, which are text too", () => {
    for (const surface of [colors.canvas, colors.surface]) {
      for (const ink of [colors.worse, colors.better, colors.equal]) {
        expect(contrastOf(ink, surface)).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it("has 3:1 contrast for marks", () => {
    const marks = [
      colors.line,
      colors.accent,
      ...colors.moduleHues,
      ...[0, 0.1, 0.25, 0.5, 1].map((share) => costColor(share, theme)),
    ];
    for (const mark of marks) {
      expect(contrastOf(mark, colors.surface)).toBeGreaterThanOrEqual(3);
      expect(contrastOf(mark, colors.canvas)).toBeGreaterThanOrEqual(3);
    }
  });

  it("has twelve module hues of equal lightness", () => {
    const lightness = colors.moduleHues.map((hue) => oklabOfHex(hue).lightness);
    expect(lightness).toHaveLength(12);
    expect(Math.max(...lightness) - Math.min(...lightness)).toBeLessThan(0.02);
  });

  it("shows a tenth and a fifth of the cost in different colours", () => {
    const [one, other] = [oklabOfHex(costColor(0.1, theme)), oklabOfHex(costColor(0.2, theme))];
    expect(Math.hypot(one.lightness - other.lightness, one.a - other.a, one.b - other.b)).toBeGreaterThan(0.02);
  });
});

describe("the hue of a module", () => {
  it("is the same whatever the order of modules", () => {
    expect(moduleHues(["b", "a", "c"])).toEqual(moduleHues(["c", "b", "a", "a"]));
  });

  it("is its own as long as there are hues left", () => {
    const names = Array.from({ length: 12 }, (_, index) => `module ${index}`);
    expect(new Set(moduleHues(names).values()).size).toBe(12);
  });
});

describe("a difference's colour", () => {
  it("says worse for more, better for less, equal for under 2 %", () => {
    expect(verdictOf({ base: 10, head: 11 })).toBe("worse");
    expect(verdictOf({ base: 11, head: 10 })).toBe("better");
    expect(verdictOf({ base: 1000, head: 1010 })).toBe("equal");
    expect(verdictOf({ base: null, head: 1 })).toBe("unknown");
    expect(differenceColor({ base: 1, head: 2 }, "light")).toBe(tokens.light.worse);
  });
});
