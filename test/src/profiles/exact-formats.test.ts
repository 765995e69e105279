import { gzipSync } from "node:zlib";
import { Profile, StringTable } from "pprof-format";
import { describe, expect, it } from "vitest";
import { callsText, edgeBetween, frameNamed, onlyThread, profileAt, profileOf } from "../../helpers/profile-facts.ts";
import { describeShared } from "../../helpers/shared-fixtures.ts";

const json = (value: unknown) => profileOf(JSON.stringify(value));

/** A pprof profile with `walk` inlined into `main`, and one sample of an address without a symbol. */
function pprofBytes(values: readonly (readonly [number, number])[]): Uint8Array {
  const stringTable = new StringTable();
  const id = (text: string) => stringTable.dedup(text);
  const profile = new Profile({
    stringTable,
    sampleType: [
      { type: id("samples"), unit: id("count") },
      { type: id("cpu"), unit: id("nanoseconds") },
    ],
    sample: values.map((value, index) => ({ locationId: index === 1 ? [2, 1] : [1], value: [...value] })),
    location: [
      {
        id: 1,
        line: [
          { functionId: 2, line: 12 },
          { functionId: 1, line: 40 },
        ],
      },
      { id: 2, address: 0x1234, line: [] },
    ],
    function: [
      { id: 1, name: id("main"), filename: id("a.go"), startLine: 30 },
      { id: 2, name: id("walk"), filename: id("a.go"), startLine: 10 },
    ],
  });
  return profile.encode();
}

describe("pprof", () => {
  it("has all sample types as measures, the last first, and inlined functions as frames", async () => {
    const thread = onlyThread(
      await profileOf(
        gzipSync(
          pprofBytes([
            [1, 100],
            [2, 50],
          ]),
        ),
      ),
    );
    expect(thread.measures).toEqual([
      { name: "cpu", unit: "nanoseconds", whole: 150 },
      { name: "samples", unit: "samples", whole: 3 },
    ]);
    expect(frameNamed(thread, "walk")).toMatchObject({
      line: 10,
      lineKind: "definition",
      costs: [
        { self: 100, total: 150 },
        { self: 1, total: 3 },
      ],
      lines: [{ line: 12, self: [100, 1] }],
    });
    expect(edgeBetween(thread, "walk", "0x1234").costs[0]?.total).toBe(50);
  });

  it("gives what is below zero a measure of its own", async () => {
    const thread = onlyThread(
      await profileOf(
        pprofBytes([
          [1, 100],
          [1, -50],
        ]),
      ),
    );
    expect(thread.measures.map(({ name, whole }) => [name, whole])).toEqual([
      ["cpu", 100],
      ["cpu less", 50],
      ["samples", 2],
    ]);
  });

  it("refuses a message that was cut", async () => {
    const bytes = pprofBytes([[1, 100]]);
    await expect(profileOf(bytes.subarray(0, bytes.length - 3))).rejects.toThrow(
      /byte \d+: the pprof message breaks off/,
    );
  });
});

describe("gprof's text", () => {
  const graph = (rows: string) =>
    `index % time    self  children    called     name\n${rows}-----------------------------------------------\n`;

  it("has calls apart from recursive ones, and times in seconds", async () => {
    const text = graph(
      "                0.10    0.20       1/1           main [2]\n[1]    100.0    0.10    0.20       1+9       fib [1]\n                0.20    0.00       4/4           leaf [3]\n",
    );
    const thread = onlyThread(await profileOf(text));
    expect(callsText(frameNamed(thread, "fib"))).toBe("10/1");
    expect(edgeBetween(thread, "main", "fib")).toMatchObject({ calls: 1, costs: [{ self: 1e8 }] });
  });
});

describe("tables", () => {
  it("of the dearest calls carry their parameters", async () => {
    const text = [
      "Foo Scale (foo count): 1500",
      "Bar-ing Time (seconds): 12.345",
      "Top 20 Calls",
      "Time            Calls  Name",
      "4.74627804756   1      foo.bar.foo_manager.fooManager.get_all_foo_states",
      "3.96935796738   3000000/175000    foo.bar.foo_manager.fooState.run",
    ].join("\n");
    const profile = await profileOf(text);
    expect(profile.parameters).toEqual({ "Foo Scale (foo count)": "1500", "Bar-ing Time (seconds)": "12.345" });
    const run = frameNamed(onlyThread(profile), "foo.bar.foo_manager.fooState.run");
    expect([callsText(run), run.costs]).toEqual(["3000000/175000", [{ self: null, total: 3_969_357_967 }]]);
  });

  it("of the dearest calls may have any parameter, even one that starts a line of another format", async () => {
    const profile = await profileOf("events: 5\nTop 3 Calls\nTime Calls Name\n1.5 2 a.b\n");
    expect([profile.format, profile.parameters]).toEqual(["top-table", { events: "5" }]);
  });

  it("of pycallgraph have calls and whole times, and the calls of an edge from its label", async () => {
    const text = [
      "nodedef>name VARCHAR, label VARCHAR, group VARCHAR, calls INTEGER, time DOUBLE, memory_in INTEGER, memory_out INTEGER, color VARCHAR, width DOUBLE",
      "'__main__',\"main, all\",'',1,2.5,0,0,'255,0,0',1",
      "'mod.walk','walk','mod',12,1.5,0,0,'1,2,3',1",
      "edgedef>node1 VARCHAR, node2 VARCHAR, label VARCHAR, labelvisible VARCHAR, directed BOOLEAN, color VARCHAR, width DOUBLE",
      "'__main__','mod.walk','12','true',true,'1,2,3',1",
    ].join("\n");
    const thread = onlyThread(await profileOf(text.replaceAll("'", "")));
    expect(frameNamed(thread, "mod.walk")).toMatchObject({ calls: 12, costs: [{ self: null, total: 1.5e9 }] });
    expect(edgeBetween(thread, "__main__", "mod.walk").calls).toBe(12);
  });

  it("of pycallgraph leave the time of recursive functions unknown, which it adds up at every level", async () => {
    const text = [
      "nodedef> name VARCHAR, label VARCHAR, group VARCHAR, calls INTEGER, time DOUBLE",
      "main,main,,1,2.5",
      "fib,fib,,4876,6.8",
      "even,even,,9,3",
      "odd,odd,,9,4",
      "leaf,leaf,,1,0.5",
      "edgedef> node1 VARCHAR, node2 VARCHAR, label VARCHAR",
      ...["main,fib,4", "fib,fib,4872", "main,even,1", "even,odd,9", "odd,even,8", "odd,leaf,1"],
    ].join("\n");
    const profile = await profileOf(text);
    const totals = onlyThread(profile).frames.map(({ costs }) => costs[0]?.total);
    expect(totals).toEqual([2.5e9, null, null, null, 0.5e9]);
    expect(onlyThread(profile).measures[0]?.whole).toBe(2.5e9);
    expect(profile.skipped).toEqual({
      lines: 3,
      reason: "the times of 3 recursive functions, which pycallgraph adds up at every level",
    });
  });

  it("of memray keep threads apart, quotes and all", async () => {
    const text =
      'allocator,num_allocations,size,tid,thread_name,stack_trace\nMALLOC,2,64,1,0x1,rec;a.py;5|rec;a.py;6|<module>;a.py;9\nMMAP,1,36,2,"0x2 (a, ""b"")",run;a.py;3\n';
    const { threads } = await profileOf(text);
    expect(threads.map(({ name, measures }) => [name, measures.map(({ whole }) => whole)])).toEqual([
      ["0x1", [64, 2]],
      ['0x2 (a, "b")', [36, 1]],
    ]);
    expect(frameNamed(threads[0] as never, "rec").costs).toEqual([
      { self: 64, total: 64 },
      { self: 2, total: 2 },
    ]);
  });
});

describe("gprof2dot's JSON", () => {
  it("counts a function once for each event, and keeps every cost", async () => {
    const thread = onlyThread(
      await json({
        version: 0,
        costs: [
          { description: "Memory", unit: "bytes" },
          { description: "Samples", unit: "samples" },
        ],
        events: [
          { callchain: [1, 1, 0], cost: [64, 1] },
          { callchain: [0], cost: [8, 2] },
        ],
        functions: [
          { name: "main", module: "a.py" },
          { name: "rec", module: "a.py" },
        ],
      }),
    );
    expect(frameNamed(thread, "rec").costs).toEqual([
      { self: 64, total: 64 },
      { self: 1, total: 1 },
    ]);
    expect(thread.measures.map(({ unit, whole }) => [unit, whole])).toEqual([
      ["bytes", 72],
      ["samples", 3],
    ]);
  });
});

describeShared("real memory profiles", (shared) => {
  const read = (name: string) => profileAt(`${shared}profiles/${name}`);
  const sums = (threads: readonly { measures: readonly { whole: number }[] }[]) =>
    [0, 1].map((at) => threads.reduce((sum, { measures }) => sum + (measures[at]?.whole ?? 0), 0));

  it.each(["alloc.peak.csv", "alloc_agg.peak.csv"])("have the peak of the program: %s", async (name) => {
    const { threads } = await read(`memray/${name}`);
    expect(sums(threads)).toEqual([35_629_934, 20_053]);
    const main = threads.find(({ threadId }) => threadId === "1");
    // 20,000 objects, and the list that holds them, which grew once.
    expect(frameNamed(main as never, "many").costs.map(({ self }) => self)).toEqual([20_719_997 + 172_960, 20_000 + 1]);
    const mb = threads.map((thread) => frameNamed(thread, "alloc_mb").costs[0]?.self ?? 0).sort((a, b) => b - a);
    expect(mb.reduce((sum, bytes) => sum + bytes, 0)).toBe(8_388_609 + 2 * 3_145_729);
  });

  it("have the totals of the whole run in memray's statistics", async () => {
    const profile = await read("memray/alloc.stats.json");
    expect(onlyThread(profile).measures.map(({ whole }) => whole)).toEqual([79_172_462, 20_223]);
    expect(profile.parameters?.["peak memory (bytes)"]).toBe("35629934");
  });

  it("have bytes and allocations as two measures of one thread in memray's speedscope file", async () => {
    expect(onlyThread(await read("memray/alloc.peak.speedscope.json")).measures).toEqual([
      { name: "bytes", unit: "bytes", whole: 35_613_518 },
      { name: "allocations", unit: "count", whole: 20_051 },
    ]);
  });

  it("have the places of DHAT and of massif's peak", async () => {
    const places = onlyThread(await read("other/dhat.out.prog"));
    expect(places.measures.map(({ whole }) => whole)).toEqual([44_096, 3, 40_000, 0]);
    const peak = onlyThread(await read("other/massif.out.prog"));
    expect(frameNamed(peak, "main").costs).toEqual([{ self: 20_000, total: 40_000 }]);
    expect(edgeBetween(peak, "main", "qsort_r").costs).toEqual([{ self: 20_000, total: 20_000 }]);
  });

  it("have gprof's exact calls", async () => {
    const thread = onlyThread(await read("other/gprof.txt"));
    expect(callsText(frameNamed(thread, "fib"))).toBe("21891/1");
    expect(["a", "b", "leaf"].map((name) => frameNamed(thread, name).calls)).toEqual([13, 7, 20]);
    expect(edgeBetween(thread, "b", "leaf").calls).toBe(7);
    expect(edgeBetween(thread, "is_even", "is_odd").calls).toBe(50);
  });
});
