import { beforeAll, expect, it } from "vitest";
import { functionAt } from "#match/function-at.ts";
import { matchFrames } from "#match/match-frames.ts";
import { readProfileContent } from "#profiles/read-profile.ts";
import { type ExtractedProgram, extractedProgram, joinedFixture } from "../../helpers/joined-fixture.ts";
import { describeShared } from "../../helpers/shared-fixtures.ts";

describeShared("names that a format has no line of a definition for", (shared) => {
  let program: ExtractedProgram;
  beforeAll(async () => {
    program = await extractedProgram(`${shared}profiles/programs`);
  });

  async function matched(name: string, text: string): Promise<string[]> {
    const profile = await readProfileContent(name, new TextEncoder().encode(text), {
      functionAt: functionAt(program.functions),
    });
    const frames = profile.threads.flatMap((thread) => thread.frames);
    const { matches } = matchFrames({ ...program, frames, selfCosts: frames.map(() => 1), mappings: [] });
    return matches.map(({ frame, kind, functionId }) => `${frames[frame]!.name} ${kind} ${functionId}`).toSorted();
  }

  it("are found by file, function and executing line, as Python 3.15's sampler writes them", async () => {
    const stacks = [
      "tid:1;recur.py:<module>:48;recur.py:main:36;recur.py:fib:4 3",
      "tid:1;recur.py:main:38;recur.py:step:16 2",
      "tid:1;recur.py:main:38;recur.py:step:23 2",
      "tid:1;recur.py:main:38;recur.py:gen:25 1",
    ];
    expect(await matched("sampled.txt", `${stacks.join("\n")}\n`)).toEqual([
      "<module> exact recur.py#",
      "fib exact recur.py#fib",
      "gen exact recur.py#gen",
      "main exact recur.py#main",
      "step exact recur.py#A.step",
      "step exact recur.py#B.step",
    ]);
  });

  it("are found by the place in the name that V8's log gives", async () => {
    const { lines } = await joinedFixture(program, `${shared}profiles/node/recur.v8prof.txt`);
    const own = lines.filter((line) => line.includes(" recur.js:"));
    expect(own.length).toBeGreaterThan(2);
    expect(own.every((line) => line.includes("-> exact recur.js#"))).toBe(true);
  });

  it("are found by the place in the symbol that perf takes from V8's map", async () => {
    const symbol = (name: string, place: string) => `  7f01 JS:*${name} /tmp/x/recur.js:${place}+0x1c (perf-9.map)`;
    const perf = `node 9 12.5: 1000 cycles:\n${symbol("fib", "2:13")}\n${symbol("main", "13:20")}\n\n`;
    expect(await matched("perf.txt", perf)).toEqual(["fib exact recur.js#fib", "main exact recur.js#main"]);
  });
});
