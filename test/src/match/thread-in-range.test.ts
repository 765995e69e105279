import { describe, expect, it } from "vitest";
import { measuredGraph } from "#match/measured-graph.ts";
import { threadInRange } from "#match/thread-in-range.ts";
import { timeOrderedTree } from "#match/time-ordered-tree.ts";
import type { ImportedThread } from "#model/imported-profile.ts";
import type { TimeRange } from "#model/time-range.ts";
import { drawnStacks, threadOfStacks } from "../../helpers/run-from-stacks.ts";

const { thread: counted, matches } = threadOfStacks(drawnStacks("1 main > load\n2 main > work"));
const [load, work] = [2, 3];
/** `load` runs from 0 to 40 ns, `work` in two samples from 40 to 100 ns. */
const timed: ImportedThread = {
  ...counted,
  measures: [
    { name: "time", unit: "nanoseconds", whole: 100 },
    { name: "samples", unit: "samples", whole: 3 },
    { name: "memory", unit: "bytes", whole: 5000 },
  ],
  frames: counted.frames.map((frame) => ({ ...frame, calls: 7, primitiveCalls: 7 })),
  tree: {
    ...counted.tree!,
    self: [Float64Array.of(0, 0, 40, 60), Float64Array.of(0, 0, 1, 2), Float64Array.of(0, 0, 5000, 0)],
  },
  timeline: { times: Float64Array.of(0, 40, 70), nodes: Int32Array.of(load, work, work), end: 100 },
};

describe("a thread cut to a stretch of time", () => {
  it("costs what its samples lasted inside, also where one reaches over the edge", () => {
    expect(costs({ start: 30, end: 50 })).toEqual(["main 0/20", "load 10/10", "work 10/10"]);
    expect(costs({ start: 80, end: 1000 })).toEqual(["main 0/20", "load 0/0", "work 20/20"]);
  });

  it("says the same as the whole run when nothing is cut off", () => {
    expect(costs({ start: 0, end: 100 })).toEqual(["main 0/100", "load 40/40", "work 60/60"]);
  });

  it("takes the part for 100 %", () => {
    expect(threadInRange(timed, { start: 30, end: 50 })!.measures).toMatchObject([
      { name: "time", whole: 20 },
      { name: "samples", whole: 1 },
    ]);
  });

  it("leaves a measure out that the timeline doesn't account for, and doesn't know calls", () => {
    const cut = threadInRange(timed, { start: 0, end: 100 })!;
    expect(cut.measures.map(({ name }) => name)).toEqual(["time", "samples"]);
    expect(cut.frames.every(({ calls }) => calls === null)).toBe(true);
  });

  it("doesn't count the time without a stack that the run itself doesn't count, as between events of a trace", () => {
    const nodes = Int32Array.of(load, 0, work, work);
    const gap = { ...timed, timeline: { times: Float64Array.of(0, 40, 90, 120), nodes, end: 150 } };
    expect(threadInRange(gap, { start: 30, end: 100 })!.measures).toMatchObject([
      { name: "time", whole: 20 },
      { name: "samples", whole: 1 },
    ]);
    expect(timeOrderedTree(gap, null, false)!.self).toEqual([0, 0, 40, 60]);
    expect(timeOrderedTree(gap, { start: 30, end: 100 }, false)!.self).toEqual([0, 0, 10, 10]);
  });

  it("knows nothing of a thread without timestamps", () => {
    expect(threadInRange(counted, { start: 0, end: 100 })).toBeNull();
  });
});

function costs(range: TimeRange): string[] {
  const { functions } = measuredGraph([threadInRange(timed, range)!], [matches], new Map(), "time");
  return functions.map(({ name, cost }) => `${name} ${cost.self}/${cost.total}`);
}
