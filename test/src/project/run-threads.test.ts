import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import type { FunctionRow } from "#contract/answers.ts";
import type { RunId } from "#model/ids.ts";
import { readProfile } from "#profiles/read-profile.ts";
import { storeProfile } from "#project/import-run.ts";
import { indexProject } from "#project/index-project.ts";
import { loadMeasured } from "#project/load-measured.ts";
import { openProject } from "#project/open-project.ts";
import { exampleCopy } from "../../helpers/example-copy.ts";
import { openedEngine, type RunningEngine } from "../../helpers/running-engine.ts";
import { describeShared } from "../../helpers/shared-fixtures.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

const profiles = fileURLToPath(new URL("../../fixtures/profiles/", import.meta.url));
const processes = join(profiles, "processes.trace.json");
const [main, worker, helper] = [0, 1, 2];
const severalThreads = ["processes.trace.json", "small.austin", "threads.collapsed", "memray.csv"];

describe("threads of a run", () => {
  it.each(severalThreads)("sum up to the whole in every measure, and a process is the sum of its threads: %s", (name) =>
    sumsUp(join(profiles, name)),
  );

  it("sum up where the format keeps calls instead of stacks, also with recursion", () => sumsUp(callgrindOfThreads()));

  it("counts a recursive function once in each thread, and never above the thread", async () => {
    const { engine, run } = await imported(processes);
    const calculate = async (threads: readonly number[] | null) => {
      const { rows } = await listed(engine, run, "time", threads);
      return rows.find(({ name }) => name === "Calculator.calculate")?.cost?.total ?? null;
    };
    expect(await calculate([main])).toBe(100e6);
    expect(await calculate([worker])).toBe(60e6);
    expect(await calculate([helper])).toBeNull();
    expect(await calculate([main, worker])).toBe(160e6);
    expect(await calculate(null)).toBe(160e6);
  });

  it("says calls of the chosen threads alone", async () => {
    const { engine, run } = await imported(processes);
    const calls = async (threads: readonly number[] | null) => {
      const { rows } = await listed(engine, run, "time", threads);
      return rows.find(({ name }) => name === "Calculator.due_of")?.calls;
    };
    expect([await calls([main]), await calls([worker]), await calls([helper]), await calls(null)]).toEqual([
      1, 1, 1, 3,
    ]);
  });

  it("drives flow, details, source lines, flame and timeline alike", async () => {
    const { engine, run } = await imported(processes);
    const part = { time: null, threads: [worker] };
    const scene = await engine.ask("flow", { run, threads: [worker] }, {});
    const dueOf = scene.nodes.find(({ name }) => name === "Calculator.due_of")!;
    expect(dueOf.cost).toEqual({ self: 30e6, total: 30e6 });
    expect(scene.measure?.whole).toBe(60e6);
    expect(scene.run?.threads).toEqual(["Worker"]);
    const details = await engine.ask("functionDetails", dueOf.functionId!, run, "time", null, part);
    expect(details.row.cost).toEqual({ self: 30e6, total: 30e6 });
    expect(details.callers.map(({ name, cost }) => [name, cost?.total])).toEqual([["Calculator.amount_of", 30e6]]);
    const { lineCosts } = await engine.ask("source", "taxes/calculator.py", run, "time", part);
    expect(lineCosts).toMatchObject([
      { line: 14, self: 30e6 },
      { line: 21, self: 30e6 },
    ]);
    const flame = await engine.ask("flame", run, "time", part);
    expect([flame.total[0], flame.measure.whole]).toEqual([60e6, 60e6]);
    const { tracks } = await engine.ask("timeline", run, null, 10, [worker]);
    expect(tracks.map(({ name }) => name)).toEqual(["Worker"]);
  });

  it("writes the chosen threads and the stretch of time into what is exported", async () => {
    const { engine, run } = await imported(processes);
    const time = { start: 0, end: 70e6 };
    const scene = await engine.ask("flow", { run, threads: [main, worker], time }, {});
    const { content } = await engine.ask("exportFlow", scene, "markdown", { look: "clean", theme: "light" });
    expect(content).toMatch(/threads MainThread \(100:1\), Worker.*from 0 s to 70 ms/);
    const document = await engine.ask("exportFlow", scene, "json", { look: "clean", theme: "light" });
    expect(JSON.parse(document.content).run.threads).toEqual(["MainThread (100:1)", "Worker"]);
  });

  it("shows one thread in order of time: the one that is asked for, else the one that costs most", async () => {
    const { engine, run } = await imported(processes);
    const inOrder = async (threads: readonly number[] | null, thread: number | null) => {
      const flame = await engine.ask("flame", run, "time", { time: null, threads }, "time", thread);
      return [flame.inOrder, flame.total[0], flame.timedThreads];
    };
    expect(await inOrder(null, null)).toEqual([main, 100e6, [main, worker, helper]]);
    expect(await inOrder(null, helper!)).toEqual([helper, 30e6, [main, worker, helper]]);
    expect(await inOrder([worker!, helper!], main!)).toEqual([worker, 60e6, [worker, helper]]);
  });

  it("are counted in the report of the run: functions once, stacks and pairs in each", async () => {
    const { engine, run } = await imported(processes);
    const { contents } = await engine.ask("runReport", run);
    expect(contents).toEqual({
      functions: 4,
      withoutFile: 0,
      withLines: 7,
      calls: 7,
      stacks: 11,
      samples: 11,
      timedThreads: 3,
    });
    const { threads } = (await engine.ask("runs")).find(({ id }) => id === run)!;
    expect(threads.map(({ processId, processName, threadId }) => [processId, processName, threadId])).toEqual([
      ["100", "calculate", "1"],
      ["100", "calculate", "2"],
      ["200", "helper", "1"],
    ]);
  });

  it("leaves out call counts of the whole process where only some of its threads are shown", async () => {
    const project = openProject(exampleCopy("tax-forms"), temporaryFolder());
    onTestFinished(() => project.close());
    const job = { onProgress: () => {}, signal: new AbortController().signal };
    await indexProject(project, job);
    const profile = await readProfile(processes, job);
    const counted = profile.threads[main]!.frames.map((frame) => ({ ...frame, calls: 99, costs: [] }));
    const counts = { ...profile.threads[main]!, measures: [], frames: counted, edges: [], tree: null, timeline: null };
    const { run } = storeProfile(project, { ...profile, threads: [...profile.threads, counts] }, { label: null });
    const callsOfCalculate = (threads: readonly number[] | null) =>
      loadMeasured(project, run.id, "time", { time: null, threads }).functions.find(({ name }) => name === "calculate")
        ?.calls;
    expect(callsOfCalculate([helper])).toBeUndefined();
    expect(callsOfCalculate([main, worker, helper])).toBe(callsOfCalculate(null));
    expect(callsOfCalculate(null)).toBeDefined();
  });

  it("refuses a thread that the run doesn't have, and a measure that the chosen ones don't", async () => {
    const { engine, run } = await imported(processes);
    const { text } = await engine.refusal("functions", run, "time", { time: null, threads: [7] });
    expect(text).toBe("This run has no thread 7.");
    const mixed = await imported(mixedMeasures());
    const refused = await mixed.engine.refusal("functions", mixed.run, "bytes", { time: null, threads: [0] });
    expect(refused.text).toBe("The chosen threads don't measure bytes.");
    const { costs } = await mixed.engine.ask(
      "functionDetails",
      (await mixed.engine.ask("functions", mixed.run, "time"))[0]!.id,
      mixed.run,
      "time",
      null,
      { time: null, threads: [0] },
    );
    expect(costs.map(({ measure }) => measure.name)).toEqual(["time"]);
  });

  it("compares threads with those of the same names, and says when there are none", async () => {
    const { engine, run: base } = await imported(processes);
    const { run: head } = await engine.ask("importProfile", processes, "again");
    const same = await engine.ask("compare", base, head.id, "time", [worker!]);
    expect(same.whole).toEqual({ base: 60e6, head: 60e6 });
    // Two threads are called MainThread: one of them has no counterpart of its own, both together have.
    const { text } = await engine.refusal("compare", base, head.id, "time", [main!]);
    expect(text).toMatch(/has no threads that correspond/);
    const both = await engine.ask("compare", base, head.id, "time", [main!, helper!]);
    expect(both.whole).toEqual({ base: 130e6, head: 130e6 });
    const scene = await engine.ask("flow", { run: head.id, base, threads: [main!] }, {});
    expect(scene.base).toBeNull();
  });
});

describeShared("threads of a real run", (folder) => {
  it.each([
    "py-spy/pyspy_threads_sub.speedscope.json",
    "py-spy/pyspy_threads_sub.chrometrace.json",
    "py-spy/pyspy_threads_sub_idle.raw.txt",
    "austin/austin_child.austin.txt",
    "austin/austin_full.austin.txt",
    "perf/node_basic.perf-script.txt",
    "memray/alloc.leaks.csv",
  ])("sum up to the whole in every measure: %s", (name) => sumsUp(`${folder}profiles/${name}`));
});

/** Every measure of every function: its threads one by one, each process, and the run. */
async function sumsUp(file: string): Promise<void> {
  const { engine, run } = await imported(file);
  const { threads, measures } = (await engine.ask("runs")).find(({ id }) => id === run)!;
  expect(threads.length).toBeGreaterThan(1);
  const ofProcess = [...Map.groupBy(threads, ({ processId }) => processId).values()];
  for (const { name } of measures) {
    const having = threads.filter((thread) => thread.measures.some((measure) => measure.name === name));
    const single = new Map<number, Costs>();
    for (const { index } of having) single.set(index, (await listed(engine, run, name, [index])).costs);
    for (const process of ofProcess) {
      const members = process.filter((thread) => having.includes(thread)).map(({ index }) => index);
      if (members.length === 0) continue;
      expectSame(summed(members.map((index) => single.get(index)!)), (await listed(engine, run, name, members)).costs);
    }
    expectSame(summed([...single.values()]), (await listed(engine, run, name, null)).costs);
  }
}

type Costs = ReadonlyMap<string, readonly [self: number, total: number]>;

async function listed(engine: RunningEngine, run: RunId, measure: string, threads: readonly number[] | null) {
  const rows = await engine.ask("functions", run, measure, { time: null, threads });
  return { rows, costs: new Map(rows.filter(({ cost }) => cost?.total != null).map(costOf)) };
}

function costOf({ id, cost }: FunctionRow): [string, readonly [number, number]] {
  return [id, [cost!.self!, cost!.total!]];
}

function summed(all: readonly Costs[]): Costs {
  const sums = new Map<string, readonly [number, number]>();
  for (const [id, [self, total]] of all.flatMap((costs) => [...costs])) {
    const [otherSelf, otherTotal] = sums.get(id) ?? [0, 0];
    sums.set(id, [self + otherSelf, total + otherTotal]);
  }
  return sums;
}

function expectSame(one: Costs, other: Costs): void {
  expect(other.size).toBeGreaterThan(0);
  expect([...one.keys()].sort()).toEqual([...other.keys()].sort());
  for (const [id, [self, total]] of one) {
    const near = (value: number) => 1e-9 * Math.abs(value) + 1e-6;
    expect(Math.abs(self - other.get(id)![0]), `self of ${id}`).toBeLessThan(near(self));
    expect(Math.abs(total - other.get(id)![1]), `total of ${id}`).toBeLessThan(near(total));
  }
}

async function imported(file: string): Promise<{ engine: RunningEngine; run: RunId }> {
  const engine = await openedEngine(exampleCopy("tax-forms"));
  const { run } = await engine.ask("importProfile", file, null);
  return { engine, run: run.id };
}

/** Two threads, in the first of which two functions call each other in a circle. */
function callgrindOfThreads(): string {
  const first = "fn=run\n1 10\ncfn=step\ncalls=3 2\n1 35\nfn=step\n2 20\ncfn=run\ncalls=1 1\n2 5";
  const second = "fn=step\n2 7\ncfn=step\ncalls=2 2\n2 4";
  const file = join(temporaryFolder(), "callgrind.out.7");
  writeFileSync(file, `events: Ir\npid: 7\nthread: 1\nfl=a.c\n${first}\n\nthread: 2\nevents: Ir\nfl=a.c\n${second}\n`);
  return file;
}

/** A thread in milliseconds and one in bytes. */
function mixedMeasures(): string {
  const profile = (name: string, unit: string, last: number) => ({
    type: "sampled",
    name,
    unit,
    startValue: 0,
    endValue: 2,
    samples: [[0], [0, last]],
    weights: [1, 1],
  });
  const frames = [{ name: "run" }, { name: "step" }];
  const file = join(temporaryFolder(), "mixed.speedscope.json");
  writeFileSync(
    file,
    JSON.stringify({
      $schema: "https://www.speedscope.app/file-format-schema.json",
      shared: { frames },
      profiles: [profile("clock", "milliseconds", 1), profile("heap", "bytes", 0)],
    }),
  );
  return file;
}
