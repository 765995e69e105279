import { describe, expect, it } from "vitest";
import { timeOrderedTree } from "#match/time-ordered-tree.ts";
import type { ImportedThread } from "#model/imported-profile.ts";
import { drawnStacks, threadOfStacks } from "../../helpers/run-from-stacks.ts";

const { thread } = threadOfStacks(drawnStacks("2 main > load\n1 main > work"));
const [load, work] = [2, 3];
/** load, load, work, load: 10 ns each. */
const timed: ImportedThread = {
  ...thread,
  timeline: { times: Float64Array.of(0, 10, 20, 30), nodes: Int32Array.of(load, load, work, load), end: 40 },
};

describe("a call tree in order of time", () => {
  it("keeps each stay in a function apart, and neighbouring samples together", () => {
    expect(drawn(timed)).toEqual(["main 0", "load 20", "work 10", "load 10"]);
  });

  it("takes only what lies in a range", () => {
    expect(drawn(timed, { start: 15, end: 25 })).toEqual(["main 0", "load 5", "work 5"]);
  });

  it("counts samples where these are the measure", () => {
    expect(timeOrderedTree(timed, null, true)?.self).toEqual([0, 0, 2, 1, 1]);
  });

  it("doesn't exist without timestamps", () => {
    expect(timeOrderedTree(thread, null, false)).toBeNull();
  });
});

function drawn(one: ImportedThread, range: { start: number; end: number } | null = null): string[] {
  const { frames, self } = timeOrderedTree(one, range, false)!;
  return frames.slice(1).map((frame, index) => `${one.frames[frame]!.name} ${self[index + 1]}`);
}
