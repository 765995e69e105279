import { describe, expect, it } from "vitest";
import { shortName } from "#format/short-name.ts";

describe("a short name", () => {
  it("tells of a function without a name its place, and of those around it nothing", () => {
    expect(shortName("map.<anonymous@49:18>.<anonymous@55:44>")).toBe("map.<line 55:44>");
    expect(shortName("Observable.subscribe.<anonymous@220:18>")).toBe("Observable.subscribe.<line 220:18>");
    expect(shortName("<anonymous@1:2>")).toBe("<line 1:2>");
    expect(shortName("<anonymous@1:2>.inner")).toBe("inner");
  });

  it("leaves other names alone", () => {
    for (const name of ["Class.method", "f.<lambda>", "<listcomp>@504", "len"]) expect(shortName(name)).toBe(name);
  });
});
