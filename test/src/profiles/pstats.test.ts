import { describe, expect, it } from "vitest";
import {
  callsText,
  edgeBetween,
  frameNamed,
  framesNamed,
  onlyThread,
  profileAt,
  profileOf,
} from "../../helpers/profile-facts.ts";
import { describeShared } from "../../helpers/shared-fixtures.ts";
import { smallProfiles } from "../../helpers/small-profiles.ts";

describeShared("a pstats file", (shared) => {
  const read = async (name: string) => onlyThread(await profileAt(`${shared}profiles/${name}`));

  for (const name of ["cprofile/recur.cprofile.pstats", "profile-py/recur.profile.pstats"]) {
    it(`has the calls that the program makes by construction: ${name}`, async () => {
      const thread = await read(name);
      const calls = (frame: string) => callsText(frameNamed(thread, frame));
      expect(calls("fib")).toBe("8361/1");
      expect(calls("is_even")).toBe("26/1");
      expect(calls("is_odd")).toBe("25/1");
      expect(framesNamed(thread, "step").map(callsText)).toEqual(["1500/1500", "500/500"]);
      expect(calls("<lambda>")).toBe("1500/1500");
      expect(calls("leaf")).toBe("50/50");
      expect(calls("a")).toBe("10/10");
      expect(calls("b")).toBe("4/4");
      expect(calls("gen")).toBe("1001/1001");
      expect(calls("<genexpr>")).toBe("101/101");
    });

    it(`has the calls of each call: ${name}`, async () => {
      const thread = await read(name);
      expect(edgeBetween(thread, "a", "leaf").calls).toBe(30);
      expect(edgeBetween(thread, "b", "leaf").calls).toBe(20);
      expect(edgeBetween(thread, "is_even", "is_odd").calls).toBe(25);
      const [first, second] = framesNamed(thread, "step").map((frame) => frame.line);
      expect(edgeBetween(thread, "work", `step:${first}`).calls).toBe(1000);
      expect(edgeBetween(thread, `step:${second}`, `step:${first}`).calls).toBe(500);
    });
  }

  it("takes the two counts of a caller in their swapped order", async () => {
    const thread = await read("cprofile/recur.cprofile.pstats");
    expect(edgeBetween(thread, "is_even", "is_odd").primitiveCalls).toBe(1);
    expect(edgeBetween(thread, "fib", "fib")).toMatchObject({ calls: 8360, primitiveCalls: 2 });
  });

  it("keeps a total for the outermost activation only", async () => {
    const thread = await read("cprofile/recur.cprofile.pstats");
    const fib = frameNamed(thread, "fib").costs[0];
    expect(fib?.total).toBe(1_271_921);
    expect(edgeBetween(thread, "main", "fib").costs[0]?.total).toBe(1_271_921);
  });

  it("has no times for the calls of `python -m profile`, and names its code objects without running them", async () => {
    const thread = await read("profile-py/recur.profile.pstats");
    expect(edgeBetween(thread, "a", "leaf").costs).toEqual([{ self: null, total: null }]);
    expect(frameNamed(thread, "<code object <module>>")).toMatchObject({ external: true, line: null });
  });

  it("adds up over a large run", async () => {
    const thread = await read("cprofile/sympy.cprofile.pstats");
    const sum = (of: (frame: (typeof thread.frames)[number]) => number) =>
      thread.frames.reduce((all, frame) => all + of(frame), 0);
    expect(sum((frame) => Number(frame.calls))).toBe(62_746_985);
    expect(sum((frame) => Number(frame.primitiveCalls))).toBe(59_608_915);
    expect([thread.frames.length, thread.edges.length]).toEqual([4514, 11_442]);
    expect(sum((frame) => frame.costs[0]?.self ?? 0) / 1e9).toBeCloseTo(20.0508, 4);
    expect(thread.measures[0]?.whole).toBe(20_518_277_526);
  });

  it.each([0, 1, 2, 3, 4])(
    "reads the same table in marshal version %i, with names and counts as they are",
    async (version) => {
      const thread = await read(`cprofile/edge_marshal_v${version}.pstats`);
      expect(thread.frames.map((frame) => frame.name)).toEqual(["<built-in method builtins.exec>", "fünc", "λ"]);
      expect(frameNamed(thread, "fünc")).toMatchObject({
        file: "/päth/файл.py",
        calls: 2 ** 33,
        primitiveCalls: 2 ** 31,
      });
      expect(frameNamed(thread, "λ")).toMatchObject({ calls: 2n ** 70n, primitiveCalls: 2n ** 70n, line: 7 });
      expect(frameNamed(thread, "λ").file).toHaveLength(306);
    },
  );

  it("takes the counts of Python's sampling profiler as samples, never as calls", async () => {
    const thread = await read("cprofile/edge_sampled_py315.pstats");
    expect(thread.hasCalls).toBe(false);
    const f = frameNamed(thread, "f");
    expect(f).toMatchObject({
      calls: null,
      lineKind: "executing",
      costs: [
        { self: 3e7, total: 1e8 },
        { self: 3, total: 10 },
      ],
    });
    expect(edgeBetween(thread, "g", "f")).toMatchObject({ calls: null, costs: [{ total: null }, { total: 7 }] });
  });

  it("leaves pyinstrument's calls unknown", async () => {
    const thread = await read("pyinstrument/pyinstrument_threads.pstats");
    expect(thread.frames.every((frame) => frame.calls === null)).toBe(true);
    expect(frameNamed(thread, "lock.acquire").costs).toEqual([{ self: 439_537_845, total: 439_537_845 }]);
    expect(thread.measures[0]?.whole).toBe(2_052_482_639);
  });
});

describe("pyinstrument's pstats", () => {
  it("have each total once, though a recursion's time was added at every level", async () => {
    const bytes = smallProfiles().get("pyinstrument-recursion.pstats");
    const thread = onlyThread(await profileOf(bytes ?? ""));
    expect(thread.measures[0]?.whole).toBe(1e9);
    expect(frameNamed(thread, "fib").costs).toEqual([{ self: 6e8, total: 9e8 }]);
    expect(frameNamed(thread, "main").costs).toEqual([{ self: 1e8, total: 1e9 }]);
    expect(edgeBetween(thread, "fib", "fib").costs[0]?.total).toBe(9e8);
  });
});
