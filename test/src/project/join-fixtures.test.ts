import { beforeAll, expect, it } from "vitest";
import { matchFrames } from "#match/match-frames.ts";
import { readProfileContent } from "#profiles/read-profile.ts";
import { type ExtractedProgram, extractedProgram, joinedFixture } from "../../helpers/joined-fixture.ts";
import { describeShared } from "../../helpers/shared-fixtures.ts";

describeShared("recorded runs of programs whose truth is known", (shared) => {
  let program: ExtractedProgram;
  const joined = (profile: string) => joinedFixture(program, `${shared}profiles/${profile}`);
  beforeAll(async () => {
    program = await extractedProgram(`${shared}profiles/programs`);
  });

  it.each(["cprofile/recur.cprofile.pstats", "profile-py/recur.profile.pstats"])(
    "%s finds each function",
    async (profile) => {
      const { lines, report } = await joined(profile);
      expect(inFile(lines, "recur.py")).toEqual([
        "<genexpr> recur.py:20 -> line recur.py#A.cm",
        "<lambda> recur.py:16 -> exact recur.py#A.step.<lambda1>",
        "<listcomp> recur.py:18 -> line recur.py#A.sm",
        "<module> recur.py:1 -> exact recur.py#",
        "A recur.py:9 -> exact recur.py#A",
        "B recur.py:21 -> exact recur.py#B",
        "a recur.py:30 -> exact recur.py#a",
        "b recur.py:32 -> exact recur.py#b",
        "cm recur.py:19 -> exact recur.py#A.cm",
        "fib recur.py:3 -> exact recur.py#fib",
        "gen recur.py:24 -> exact recur.py#gen",
        "is_even recur.py:5 -> exact recur.py#is_even",
        "is_odd recur.py:7 -> exact recur.py#is_odd",
        "leaf recur.py:29 -> exact recur.py#leaf",
        "main recur.py:34 -> exact recur.py#main",
        "sm recur.py:17 -> exact recur.py#A.sm",
        "step recur.py:15 -> exact recur.py#A.step",
        "step recur.py:22 -> exact recur.py#B.step",
        "use_gen recur.py:27 -> exact recur.py#use_gen",
        "work recur.py:10 -> exact recur.py#A.work",
      ]);
      expect(report.matchedInIndexedFiles).toBe(1);
    },
  );

  it.each(["node/recur.cpuprofile", "node/recur_100us.cpuprofile"])(
    "%s finds each function by V8's positions",
    async (profile) => {
      const { lines, report } = await joined(profile);
      const truth = [
        "(anonymous) recur.js:18:13 -> exact recur.js#main.<anonymous@18:4>",
        "(anonymous) recur.js:18:35 -> exact recur.js#main.<anonymous@18:35>",
        "(anonymous) recur.js:1:1 -> exact recur.js#",
        "(anonymous) recur.js:5:109 -> exact recur.js#A.step.<anonymous@5:109>",
        "alloc recur.js:12:15 -> exact recur.js#alloc",
        "arrow recur.js:8:15 -> exact recur.js#arrow",
        "asy recur.js:11:19 -> exact recur.js#asy",
        "fib recur.js:2:13 -> exact recur.js#fib",
        "gen recur.js:10:14 -> exact recur.js#gen",
        "get g recur.js:5:196 -> exact recur.js#A.g",
        "hot recur.js:7:13 -> exact recur.js#hot",
        "isEven recur.js:3:16 -> exact recur.js#isEven",
        "isOdd recur.js:4:15 -> exact recur.js#isOdd",
        "main recur.js:13:20 -> exact recur.js#main",
        "method recur.js:9:21 -> exact recur.js#obj.method",
        "obj recur.js:9:63 -> line recur.js#obj.['comp' + 'uted']",
        "step recur.js:5:95 -> exact recur.js#A.step",
        "step recur.js:6:25 -> exact recur.js#B.step",
        "work recur.js:5:15 -> exact recur.js#A.work",
      ];
      expect(truth).toEqual(expect.arrayContaining(inFile(lines, "recur.js")));
      expect(lines).toEqual(expect.arrayContaining(truth.filter((line) => /hot|work|get g/.test(line))));
      expect(report.matchedInIndexedFiles).toBe(1);
    },
  );

  it("finds each function of a coverage by its offsets", async () => {
    const { lines } = await joined("node/recur.v8-coverage.json");
    const found = inFile(lines, "recur.js");
    expect(found.every((line) => line.includes("-> exact recur.js#"))).toBe(true);
    expect(found).toEqual(
      expect.arrayContaining(["step recur.js -> exact recur.js#A.step", "step recur.js -> exact recur.js#B.step"]),
    );
    expect(found).toContain("obj recur.js -> exact recur.js#obj.['comp' + 'uted']");
  });

  it.each([
    "austin/austin_threads.austin.txt",
    "py-spy/pyspy_threads.raw.txt",
    "py-spy/pyspy_threads_F.raw.txt",
    "py-spy/pyspy_threads.speedscope.json",
    "py-spy/pyspy_threads.chrometrace.json",
    "pyinstrument/pyinstrument_threads.json",
    "pyinstrument/pyinstrument_threads.pstats",
    "memray/alloc.peak.csv",
    "memray/alloc.peak.speedscope.json",
    "memray/alloc.peak.gprof2dot.json",
  ])("%s finds every function of an indexed file, and none of another name", async (profile) => {
    const { lines, report } = await joined(profile);
    expect(report.matchedInIndexedFiles).toBe(1);
    const own = lines.filter((line) => /-> \w+ (threads|alloc)_work\.py#/.test(line));
    expect(own.length).toBeGreaterThan(1);
    for (const line of own) {
      const [, recorded, found] = /^(\S+) .*#(.*)$/.exec(line)!;
      expect(found!.split(".").at(-1)).toBe(recorded === "<module>" ? "" : recorded!.split(".").at(-1));
    }
  });

  it("takes samples of equal method names that ran into one frame for neither", async () => {
    const stacks = "main (recur.py:38);step (recur.py:23) 7\nmain (recur.py:38);step (recur.py:16) 5\n";
    const profile = await readProfileContent("lines.txt", new TextEncoder().encode(stacks));
    const frames = profile.threads.flatMap((thread) => thread.frames);
    const { matches } = matchFrames({ ...program, frames, selfCosts: frames.map(() => 1), mappings: [] });
    expect(matches.map((each) => each.kind)).toEqual(["exact", "tie"]);
    expect(matches[1]!.reason).toContain("recur.A.step (line 15), recur.B.step (line 22)");
  });

  it("says what part of a run lies in libraries, and what nobody knows", async () => {
    const { report } = await joined("cprofile/sympy.cprofile.pstats");
    expect(report.external).toBeGreaterThan(0.99);
    expect(report.unmatched).toBeLessThan(0.001);
    expect(report.heaviestUnmatched[0]).toMatchObject({ file: "<string>" });
  });
});

function inFile(lines: readonly string[], file: string): string[] {
  return lines.filter((line) => line.includes(` ${file}`));
}
