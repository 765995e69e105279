import { describe, expect, it } from "vitest";
import { edgeBetween, frameNamed, onlyThread, profileAt, profileOf } from "../../helpers/profile-facts.ts";
import { describeShared } from "../../helpers/shared-fixtures.ts";

const json = (value: unknown) => profileOf(JSON.stringify(value));
const total = (frame: { costs: readonly { total: number | null }[] }) => frame.costs.map((cost) => cost.total);

const schema = "https://www.speedscope.app/file-format-schema.json";
const shared = {
  frames: [
    { name: "main", file: "a.py", line: 9 },
    { name: "walk", file: "a.py", line: 3 },
    { name: "walk", file: "a.py", line: 4 },
  ],
};

describe("a speedscope file", () => {
  it("merges the lines of a function, and counts it once a sample", async () => {
    const profiles = [
      {
        type: "sampled",
        name: "t",
        unit: "milliseconds",
        startValue: 0,
        endValue: 7,
        samples: [[0, 1, 2], [0, 1], []],
        weights: [2, 4, 1],
      },
    ];
    const thread = onlyThread(await json({ $schema: schema, shared, profiles }));
    expect(thread.measures).toEqual([{ name: "time", unit: "nanoseconds", whole: 7e6 }]);
    expect(frameNamed(thread, "walk")).toMatchObject({
      line: 3,
      costs: [{ self: 6e6, total: 6e6 }],
      lines: [
        { line: 3, self: [4e6] },
        { line: 4, self: [2e6] },
      ],
    });
    expect([...(thread.timeline?.times ?? [])]).toEqual([0, 2e6, 6e6]);
  });

  it("takes open and close events as stacks, never as calls", async () => {
    const events = [
      { type: "O", at: 1, frame: 0 },
      { type: "O", at: 2, frame: 1 },
      { type: "C", at: 5, frame: 1 },
      { type: "C", at: 9, frame: 0 },
    ];
    const profiles = [{ type: "evented", name: "t", unit: "seconds", startValue: 1, endValue: 10, events }];
    const thread = onlyThread(await json({ $schema: schema, shared, profiles }));
    expect(frameNamed(thread, "main")).toMatchObject({ calls: null, costs: [{ self: 5e9, total: 8e9 }] });
    expect(thread.measures[0]?.whole).toBe(9e9);
  });

  it.each([
    [
      "events that don't nest",
      { type: "evented", unit: "none", startValue: 0, endValue: 1, events: [{ type: "C", at: 0, frame: 0 }] },
    ],
    ["weights that are too few", { type: "sampled", unit: "none", samples: [[0]], weights: [] }],
    ["a frame that isn't there", { type: "sampled", unit: "none", samples: [[7]], weights: [1] }],
    ["a negative weight", { type: "sampled", unit: "none", samples: [[0]], weights: [-1] }],
  ])("refuses %s", async (_, profile) => {
    await expect(json({ $schema: schema, shared, profiles: [profile] })).rejects.toThrow(/profiles\[0\]/);
  });
});

describe("a trace of begin and end events", () => {
  it("has exact calls, and primitive ones apart from recursive ones", async () => {
    const events = ["B", "B", "B", "E", "E", "E"].map((ph, index) => ({
      ph,
      name: index === 0 || index === 5 ? "main" : "fib",
      pid: 1,
      tid: 2,
      ts: index,
    }));
    const thread = onlyThread(await json(events));
    expect(frameNamed(thread, "fib")).toMatchObject({
      calls: 2,
      primitiveCalls: 1,
      costs: [{ self: 3000, total: 3000 }],
    });
    expect(edgeBetween(thread, "fib", "fib").calls).toBe(1);
    expect(thread.hasCalls).toBe(true);
  });

  it("nests complete events, the longer first where they start together", async () => {
    const events = [
      { ph: "X", name: "in", ts: 0, dur: 4, pid: 1, tid: 1 },
      { ph: "X", name: "out", ts: 0, dur: 10, pid: 1, tid: 1 },
      { ph: "M", name: "thread_name", pid: 1, tid: 1, args: { name: "main" } },
    ];
    const thread = onlyThread(await json({ traceEvents: events }));
    expect(thread.name).toBe("main");
    expect(frameNamed(thread, "out").costs).toEqual([{ self: 6000, total: 10_000 }]);
    expect(edgeBetween(thread, "out", "in").costs).toEqual([{ self: 4000, total: 4000 }]);
  });

  it.each(["", ",", ",\n"])("may lack its closing bracket", async (end) => {
    const text = `[{"ph":"B","name":"f","ts":1,"pid":1,"tid":1},\n{"ph":"E","name":"f","ts":3,"pid":1,"tid":1}${end}`;
    expect(onlyThread(await profileOf(text)).measures[0]?.whole).toBe(2000);
  });

  it("holds V8's profile in chunks", async () => {
    const callFrame = (functionName: string) => ({
      functionName,
      url: "a.js",
      lineNumber: 1,
      columnNumber: 1,
      scriptId: 1,
    });
    const events = [
      { ph: "P", name: "Profile", id: "0x1", pid: 1, tid: 2, ts: 5, args: { data: { startTime: 5 } } },
      {
        ph: "P",
        name: "ProfileChunk",
        id: "0x1",
        pid: 1,
        tid: 3,
        args: {
          data: {
            cpuProfile: {
              nodes: [
                { id: 1, callFrame: callFrame("(root)") },
                { id: 2, parent: 1, callFrame: callFrame("f") },
              ],
              samples: [2],
            },
            timeDeltas: [1],
          },
        },
      },
      {
        ph: "P",
        name: "ProfileChunk",
        id: "0x1",
        pid: 1,
        tid: 3,
        args: { data: { cpuProfile: { samples: [2, 2] }, timeDeltas: [10, 10] } },
      },
    ];
    expect(frameNamed(onlyThread(await json(events)), "f").costs).toEqual([
      { self: 20_000, total: 20_000 },
      { self: 3, total: 3 },
    ]);
  });

  it("may hold samples with a table of stack frames, as Hermes writes them", async () => {
    const stackFrames = {
      1: { name: "main(a.js:1:1)", line: "1" },
      2: { name: "f(a.js:3:1)", funLine: "3", parent: 1 },
    };
    const samples = [1, 2, 3].map((ts) => ({ name: "", pid: 1, tid: "7", ts: String(ts), sf: 2, weight: "1" }));
    const thread = onlyThread(
      await json({ traceEvents: [{ ph: "M", name: "x", pid: 1, tid: 7 }], samples, stackFrames }),
    );
    expect(frameNamed(thread, "f")).toMatchObject({ file: "a.js", line: 3, costs: [{ total: 2000 }, { total: 3 }] });
  });
});

describe("perf's printed samples", () => {
  const frames = "\t  401 fib+0x1f (/app/prog)\n\t  402 main+0x2 (/app/prog)\n\n";

  it.each([
    ["with a time and a period", "prog  7  1.5:  100 cycles: \n", 100],
    ["with process and thread", "prog 7/8 [001] 1.5: 100 cycles:u: \n", 100],
    ["without a time", "java 19983  4 cycles: \n", 4],
    ["with neither time nor period, so that the events are unknown", "java 19983 cpu-clock: \n", null],
    ["of a command with spaces", "V8 WorkerThread  7  1.5:  100 cycles:P: \n", 100],
    ["with its period before the event", "prog 7 1.5:   1000000 task-clock:u: \n", 1_000_000],
  ])("read a sample %s", async (_, header, period) => {
    const thread = onlyThread(await profileOf(`${header}${frames}`));
    expect(thread.measures.map(({ whole }) => whole)).toEqual(period === null ? [1] : [1, period]);
    expect(edgeBetween(thread, "main", "fib").costs[0]?.total).toBe(1);
  });

  it("read frames without indent, with spaces, with the source after them, and in one line", async () => {
    const text = [
      "prog 7 1.0: 5 cycles:",
      "401 operator new(unsigned long)+0x1 (/lib/a (deleted))",
      "  new.cc:12",
      "402 JS:~run /app/x.js:3:9+0x1 (/tmp/perf-7.map)",
      "",
      "prog 7 2.0: 5 cycles:  ffffffff9b201293 [unknown] ([unknown])",
      "",
    ].join("\n");
    const thread = onlyThread(await profileOf(text));
    expect(frameNamed(thread, "operator new(unsigned long)")).toMatchObject({
      file: "new.cc",
      line: 12,
      owner: "/lib/a (deleted)",
    });
    expect(frameNamed(thread, "run")).toMatchObject({ file: "/app/x.js", line: 3, column: 9 });
    expect(frameNamed(thread, "[unknown]").costs[0]?.total).toBe(1);
  });

  it("keep kinds of events apart", async () => {
    const { threads } = await profileOf(`prog 7 1.0: 5 cycles:\n${frames}prog 7 1.0: 9 faults:\n${frames}`);
    expect(threads.map(({ name, measures }) => [name, measures[1]?.whole])).toEqual([
      ["prog [cycles]", 5],
      ["prog [faults]", 9],
    ]);
  });

  it("pass over a sample that the file ends in the middle of, and say so", async () => {
    const { threads, skipped } = await profileOf(`prog 7 1.0: 5 cycles:\n${frames}prog 7 2.0: 5 cycles:\n\t  401 fi`);
    expect(threads[0]?.measures[0]?.whole).toBe(1);
    expect(skipped.lines).toBe(1);
  });
});

describe("Austin's samples", () => {
  it("are microseconds of wall time, in order", async () => {
    const thread = onlyThread(
      await profileOf("# austin: 3.7.0\n# mode: wall\n\nP1;T0:2;/a.py:C.f:3 10\nP1;T0:2;/a.py:C.f:4 5\nP1;T0:2 1\n"),
    );
    expect(frameNamed(thread, "C.f")).toMatchObject({ line: 3, costs: [{ self: 15_000, total: 15_000 }] });
    expect([...(thread.timeline?.times ?? [])]).toEqual([0, 10_000, 15_000]);
  });

  it("tell memory gained from memory released", async () => {
    const thread = onlyThread(
      await profileOf("# austin: 3.7.0\n# mode: memory\n\nP1;T2;/a.py:f:3 100\nP1;T2;/a.py:f:3 -30\n"),
    );
    expect(total(frameNamed(thread, "f"))).toEqual([100, 30]);
  });

  it("in full mode hold time, time on the CPU, and memory", async () => {
    const thread = onlyThread(
      await profileOf("# austin: 3.7.0\n# mode: full\n\nP1;T2;/a.py:f:3 10,0,4096\nP1;T2;/a.py:f:3 5,1,-96\n"),
    );
    expect(total(frameNamed(thread, "f"))).toEqual([15_000, 10_000, 4096, 96]);
  });
});

describe("pyinstrument's tree", () => {
  it("takes what a frame doesn't share with its children as its own, [self] included", async () => {
    const leaf = { function: "walk", file_path: "a.py", line_no: 3, time: 1, class_name: "Tree", children: [] };
    const own = { function: "[self]", file_path: "a.py", line_no: 0, time: 0.5, children: [] };
    const root = { function: "main", file_path: "a.py", line_no: 9, time: 2, children: [leaf, own] };
    const thread = onlyThread(await json({ root_frame: root, sample_count: 3, duration: 2 }));
    expect(frameNamed(thread, "main").costs).toEqual([{ self: 1e9, total: 2e9 }]);
    expect(frameNamed(thread, "walk")).toMatchObject({ owner: "Tree", line: 3, lineKind: "definition" });
  });
});

describe("Firefox's profiler", () => {
  const strings = ["main", "walk", "a.js", "walk (a.js:3:1)"];

  it("is read as profiler.firefox.com saves it", async () => {
    const thread = {
      name: "GeckoMain",
      pid: 1,
      tid: 2,
      samples: { stack: [1, 2, 1], time: [1, 2, 4], length: 3 },
      stackTable: { prefix: [null, 0, 1], frame: [0, 1, 1], length: 3 },
      frameTable: { func: [0, 1], line: [1, 4], length: 2 },
      funcTable: { name: [0, 1], fileName: [2, 2], lineNumber: [1, 3], columnNumber: [1, 1], length: 2 },
      stringArray: strings,
    };
    const read = onlyThread(
      await json({ meta: { preprocessedProfileVersion: 47, product: "Firefox" }, libs: [], threads: [thread] }),
    );
    expect(frameNamed(read, "walk")).toMatchObject({
      line: 3,
      costs: [{ total: 3e6 }, { total: 3 }],
      lines: [{ line: 4 }],
    });
  });

  it("is read as the browser writes it, its processes included", async () => {
    const thread = {
      name: "GeckoMain",
      tid: 2,
      samples: {
        schema: { stack: 0, time: 1 },
        data: [
          [0, 1],
          [0, 3],
        ],
      },
      stackTable: { schema: { prefix: 0, frame: 1 }, data: [[null, 0]] },
      frameTable: { schema: { location: 0, line: 4 }, data: [[3]] },
      stringTable: strings,
    };
    const child = { meta: {}, libs: [], threads: [{ ...thread, name: "Web" }], processes: [] };
    const { threads } = await json({ meta: { stackwalk: 1 }, libs: [], threads: [thread], processes: [child] });
    expect(threads.map(({ name }) => name)).toEqual(["GeckoMain", "Web"]);
    expect(frameNamed(threads[0] as never, "walk")).toMatchObject({ file: "a.js", line: 3 });
  });
});

describe("stackprof", () => {
  const frames = {
    7: { name: "main", file: "a.rb", line: 1, total_samples: 5, samples: 1, edges: { 8: 4 } },
    8: { name: "walk", file: "a.rb", line: 3, total_samples: 4, samples: 4 },
  };

  it("is read from its stacks where there are any", async () => {
    const raw = [2, 7, 8, 3, 3, 7, 8, 8, 1, 1, 7, 1];
    const thread = onlyThread(await json({ version: 1.2, mode: "wall", interval: 1000, samples: 5, frames, raw }));
    expect(frameNamed(thread, "walk").costs).toEqual([
      { self: 4e6, total: 4e6 },
      { self: 4, total: 4 },
    ]);
  });

  it("is read from its table otherwise", async () => {
    const thread = onlyThread(await json({ version: 1.2, mode: "cpu", interval: 1000, samples: 5, frames }));
    expect(edgeBetween(thread, "main", "walk").costs).toEqual([
      { self: null, total: 4e6 },
      { self: null, total: 4 },
    ]);
  });
});

describe("other samplers", () => {
  it("read a tree copied from Instruments", async () => {
    const text =
      "Weight\tSelf Weight\t\tSymbol Name\n10.00 ms  100.0%\t1.00 ms\t \tmain\n9.00 ms  90.0%\t9.00 ms\t \t walk\n";
    const thread = onlyThread(await profileOf(text));
    expect(frameNamed(thread, "main").costs).toEqual([{ self: 1e6, total: 1e7 }]);
    expect(edgeBetween(thread, "main", "walk").costs[0]?.total).toBe(9e6);
  });

  it("read V8's preprocessed log, all code of one function as one", async () => {
    const code = [
      { name: "fib /a.js:2:13", type: "JS", kind: "Unopt", func: 0 },
      { name: "fib /a.js:2:13", type: "JS", kind: "Opt", func: 0 },
      { name: "node", type: "SHARED_LIB" },
    ];
    const ticks = [
      { tm: 0, vm: 0, s: [0, 1, 1, 5, 2, 9] },
      { tm: 10, vm: 1, s: [1, 5] },
      { tm: 30, vm: 0, s: [0, 1] },
    ];
    const thread = onlyThread(
      await json({ code, functions: [{ name: "fib /a.js:2:13", codes: [0, 1] }], ticks, scripts: [] }),
    );
    expect(frameNamed(thread, "fib")).toMatchObject({
      file: "/a.js",
      line: 2,
      costs: [{ total: 30_000 }, { total: 3 }],
    });
    expect(frameNamed(thread, "(garbage collector)").costs[0]?.self).toBe(20_000);
  });
});

describeShared("real samples", (folder) => {
  const read = (name: string) => profileAt(`${folder}profiles/${name}`);

  it("read what V8 prints of its ticks, without its marks of how code was compiled", async () => {
    const text = `Statistical profiling result from v8.log, (6 ticks, 0 unaccounted, 0 excluded).

 [Shared libraries]:
   ticks  total  nonlib   name
      1   16.7%          /usr/lib/libc.so.6

 [JavaScript]:
   ticks  total  nonlib   name
      3   50.0%   60.0%  JS: *fib /app/x.js:2:13
      2   33.3%   40.0%  JS: ~<anonymous> /app/x.js:4:1
`;
    const thread = onlyThread(await profileOf(text));
    expect(thread.frames.map(({ name, file, line, column }) => [name, file, line, column])).toEqual([
      ["/usr/lib/libc.so.6", null, null, null],
      ["fib", "/app/x.js", 2, 13],
      ["(anonymous)", "/app/x.js", 4, 1],
    ]);
  });

  it("of py-spy keep threads apart, with the frames that only name them left out", async () => {
    const { threads } = await read("py-spy/pyspy_threads_sub.speedscope.json");
    expect(threads.map(({ name, processId }) => [name, processId])).toEqual([
      ["MainThread", "30574"],
      ["w;1", "30574"],
      ["rec thread", "30574"],
      ["Thread 30581", "30581"],
    ]);
    expect(threads.every(({ frames }) => frames.every(({ file }) => file !== null))).toBe(true);
  });

  it("of Austin have the time that Austin printed, its comments left out", async () => {
    const { threads } = await read("austin/austin_child.austin.txt");
    expect(threads.map(({ processId }) => processId)).toEqual(["5726", "5726", "5726", "5771"]);
  });

  it("of pyinstrument's session have the class and the executing line", async () => {
    const thread = onlyThread(await read("pyinstrument/pyinstrument.pyisession"));
    expect(thread).toMatchObject({ name: "MainThread", threadId: "140017603398528" });
    expect(thread.frames.find(({ name, owner }) => name === "wait" && owner === "Condition")).toMatchObject({
      line: 295,
    });
  });

  it("of V8's heap have the bytes of the tree", async () => {
    expect(onlyThread(await read("node/recur.heapprofile")).measures[0]?.whole).toBe(300_258_408);
  });
});
