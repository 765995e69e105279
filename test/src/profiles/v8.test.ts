import { describe, expect, it } from "vitest";
import { edgeBetween, frameNamed, framesNamed, onlyThread, profileAt, profileOf } from "../../helpers/profile-facts.ts";
import { describeShared } from "../../helpers/shared-fixtures.ts";

const callFrame = (functionName: string, lineNumber = 0) => ({
  functionName,
  scriptId: "1",
  url: functionName.startsWith("(") ? "" : "file:///app/main.js",
  lineNumber,
  columnNumber: lineNumber === -1 ? -1 : 4,
});

const nodes = [
  { id: 1, callFrame: callFrame("(root)", -1), hitCount: 0, children: [2, 4] },
  { id: 2, callFrame: callFrame("walk", 9), hitCount: 1, children: [3] },
  {
    id: 3,
    callFrame: callFrame("walk", 9),
    hitCount: 5,
    positionTicks: [
      { line: 11, ticks: 3 },
      { line: 12, ticks: 1 },
    ],
  },
  { id: 4, callFrame: callFrame("(idle)", -1), hitCount: 0 },
];

describe("a cpuprofile", () => {
  it("lets a sample last until the next one, and counts a stack once however deep the recursion", async () => {
    const text = JSON.stringify({
      nodes,
      startTime: 1000,
      endTime: 2000,
      samples: [3, 2, 3, 4],
      timeDeltas: [10, 100, 50, 40],
    });
    const thread = onlyThread(await profileOf(text));
    expect(thread.measures).toMatchObject([
      { unit: "nanoseconds", whole: 190_000 },
      { unit: "samples", whole: 3 },
    ]);
    expect(frameNamed(thread, "walk")).toMatchObject({
      line: 10,
      column: 5,
      lineKind: "definition",
      calls: null,
      costs: [
        { self: 190_000, total: 190_000 },
        { self: 3, total: 3 },
      ],
    });
    expect(edgeBetween(thread, "walk", "walk").costs[0]?.total).toBe(140_000);
    expect([...(thread.timeline?.times ?? [])]).toEqual([10_000, 110_000, 160_000, 200_000]);
  });

  it("counts no time and no sample while the program waits, and names no function for it", async () => {
    const text = JSON.stringify({ nodes, startTime: 0, endTime: 900, samples: [2, 4, 3], timeDeltas: [0, 100, 700] });
    const thread = onlyThread(await profileOf(text));
    expect(thread.measures).toMatchObject([{ whole: 100_000 }, { whole: 2 }]);
    expect(thread.frames.map(({ name }) => name)).toEqual(["walk"]);
    expect([...thread.timeline!.nodes]).toEqual([1, 0, 2]);
  });

  it("puts samples in order where V8 wrote them late", async () => {
    const text = JSON.stringify({ nodes, startTime: 0, endTime: 100, samples: [2, 3, 4], timeDeltas: [50, -20, 60] });
    const thread = onlyThread(await profileOf(text));
    expect([...(thread.timeline?.times ?? [])]).toEqual([30_000, 50_000, 90_000]);
    expect(thread.measures[0]?.whole).toBe(60_000);
  });

  it("shares a node's time among its lines by their ticks", async () => {
    const text = JSON.stringify({ nodes, startTime: 0, endTime: 100, samples: [3, 4], timeDeltas: [0, 80] });
    const walk = frameNamed(onlyThread(await profileOf(text)), "walk");
    expect(walk.lines).toEqual([
      { line: 11, self: [60_000, 3] },
      { line: 12, self: [20_000, 1] },
    ]);
  });

  it("falls back to hits where there are no samples, and then says nothing of time", async () => {
    const thread = onlyThread(await profileOf(JSON.stringify({ nodes, startTime: 0, endTime: 100 })));
    expect(thread.measures).toEqual([{ name: "samples", unit: "samples", whole: 6 }]);
  });

  it("reads the tree of old profiles, whose lines count from 1 and whose start is in seconds", async () => {
    const child = { functionName: "f", url: "a.js", lineNumber: 3, columnNumber: 1, id: 2, hitCount: 1, children: [] };
    const head = { functionName: "(root)", url: "", lineNumber: 0, id: 1, hitCount: 0, children: [child] };
    const text = JSON.stringify({
      head,
      startTime: 1,
      endTime: 2,
      samples: [2, 2],
      timestamps: [1_000_100, 1_000_300],
    });
    const thread = onlyThread(await profileOf(text));
    expect(frameNamed(thread, "f")).toMatchObject({ line: 3, costs: [{ self: 200_000 }, { self: 2 }] });
  });

  it("refuses a sample of a node that isn't there", async () => {
    const text = JSON.stringify({ nodes, startTime: 0, endTime: 1, samples: [9], timeDeltas: [0] });
    await expect(profileOf(text)).rejects.toThrow(/a sample of the node 9, which isn't there/);
  });

  it("reads a chain of 100,000 calls", async () => {
    const depth = 100_000;
    const deep = Array.from({ length: depth }, (_, i) => ({
      id: i + 1,
      callFrame: callFrame(i === 0 ? "(root)" : `f${i % 7}`, i === 0 ? -1 : 5),
      hitCount: 0,
      children: i + 1 < depth ? [i + 2] : [],
    }));
    const text = JSON.stringify({ nodes: deep, startTime: 0, endTime: 9, samples: [depth, depth], timeDeltas: [0, 9] });
    const thread = onlyThread(await profileOf(text));
    expect(thread.frames).toHaveLength(7);
    expect(thread.frames.map((frame) => frame.costs[0]?.total)).toEqual(Array(7).fill(9000));
  });
});

describeShared("a real V8 profile", (shared) => {
  it("has the length from its first to its last sample, with late samples in order", async () => {
    const thread = onlyThread(await profileAt(`${shared}profiles/node/tsc_50us_big.cpuprofile`));
    expect(thread.measures[0]?.whole).toBe(2_318_821_000);
  });

  it("finds the place of a function, counted from 1", async () => {
    const thread = onlyThread(await profileAt(`${shared}profiles/node/recur.cpuprofile`));
    expect(frameNamed(thread, "fib")).toMatchObject({ line: 2, column: 13, external: false });
  });

  it("gives the exact calls of V8's coverage, without costs", async () => {
    const thread = onlyThread(await profileAt(`${shared}profiles/node/recur.v8-coverage.json`));
    expect([thread.hasCalls, thread.measures]).toEqual([true, []]);
    const calls = (name: string) =>
      framesNamed(thread, name)
        .filter((frame) => frame.file?.endsWith("recur.js"))
        .map((frame) => frame.calls);
    expect(calls("fib")).toEqual([2_692_537]);
    expect(calls("step")).toEqual([5_000_000, 2_000_000]);
    expect(calls("alloc")).toEqual([20]);
    expect(calls("hot")).toEqual([9]);
  });
});
