import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { ImportedProfile } from "#model/imported-profile.ts";
import { readProfileContent } from "#profiles/read-profile.ts";
import { describeShared } from "../../helpers/shared-fixtures.ts";

describe("the times of several threads", () => {
  it("count from the earliest of them where the format has one clock: Chrome's events", async () => {
    const profile = await read("processes.trace.json");
    expect(starts(profile)).toEqual(["MainThread 0-100", "Worker 50-110", "MainThread 20-50"]);
  });

  it("count from the earliest of them where the format has one clock: speedscope's events", async () => {
    const evented = (name: string, start: number) => ({
      type: "evented",
      name,
      unit: "milliseconds",
      startValue: start,
      endValue: start + 10,
      events: [
        { type: "O", frame: 0, at: start },
        { type: "C", frame: 0, at: start + 10 },
      ],
    });
    const document = {
      shared: { frames: [{ name: "run" }] },
      profiles: [evented("late", 1040), evented("early", 1015)],
    };
    const profile = await readProfileContent("two.speedscope.json", Buffer.from(JSON.stringify(document)));
    expect(starts(profile)).toEqual(["late 25-35", "early 0-10"]);
  });

  it("count from the earliest of them where the format has one clock: Hermes' samples", async () => {
    const sample = (tid: number, ts: number) => ({ tid, pid: 1, ts: String(ts), sf: 1, name: "" });
    const document = {
      traceEvents: [],
      samples: [sample(1, 5000), sample(1, 9000), sample(2, 2000), sample(2, 4000)],
      stackFrames: { "1": { name: "run(app.js:1:1)" } },
    };
    const profile = await readProfileContent("trace.json", Buffer.from(JSON.stringify(document)));
    expect(starts(profile)).toEqual(["Thread 1 3-7", "Thread 2 0-2"]);
  });

  it("count from the earliest of them across Firefox's processes, each of which has its own zero", async () => {
    const gecko = JSON.parse(readFileSync(path("gecko.json"), "utf8"));
    const [thread] = gecko.threads;
    const child = { ...gecko, meta: { ...gecko.meta, startTime: 1_000_050 }, threads: [{ ...thread, tid: 9 }] };
    const document = { ...gecko, meta: { ...gecko.meta, startTime: 1_000_000 }, processes: [child] };
    const profile = await readProfileContent("gecko.json", Buffer.from(JSON.stringify(document)));
    const [first, second] = profile.threads.map(({ timeline }) => timeline!.times[0]!);
    expect([first, second]).toEqual([0, 50e6]);
  });

  it("count from each thread's own first sample where the format doesn't say when it began, which is marked", async () => {
    const lines = "P1;T1;a.py:run:1 1000\nP1;T2;a.py:work:5 3000\nP1;T1;a.py:run:1 2000\n";
    const text = `# austin: 3.7.0\n# interval: 100\n# mode: wall\n\n${lines}`;
    const profile = await readProfileContent("austin.txt", Buffer.from(text));
    expect(starts(profile)).toEqual(["Thread 1 0-3", "Thread 2 0-3"]);
    expect(profile.threads.map(({ timeline }) => timeline?.hasOwnZero)).toEqual([true, true]);
  });

  it("are those of the run where it has one thread", async () => {
    const { threads } = await read("small.cpuprofile");
    expect(threads.map(({ timeline }) => timeline?.hasOwnZero)).toEqual([undefined]);
  });
});

describeShared("the times of several threads of real runs", (folder) => {
  it("of perf have a common zero, as printed", async () => {
    const profile = await readShared(`${folder}profiles/perf/node_basic.perf-script.txt`);
    expect(profile.threads.map(({ timeline }) => timeline!.times[0])).toEqual([0, 66461000, 123108000, 145452000]);
    expect(profile.threads.some(({ timeline }) => timeline!.hasOwnZero)).toBe(false);
  });

  it("of py-spy's trace are named as its frames say", async () => {
    const { threads } = await readShared(`${folder}profiles/py-spy/pyspy_threads_sub.chrometrace.json`);
    const names = threads.map(({ name, processName }) => `${processName}: ${name}`).sort();
    expect(names.slice(0, 2)).toEqual([
      "python -c import time: Thread 139926184819584",
      "python threads_work.py: MainThread",
    ]);
    expect(names).toContain("python threads_work.py: rec thread");
  });

  it("of py-spy's trace have a common zero, though speedscope's file of the same tool has none", async () => {
    const trace = await readShared(`${folder}profiles/py-spy/pyspy_threads.chrometrace.json`);
    const began = trace.threads.map(({ timeline }) => timeline!.times[0]!);
    expect(Math.min(...began)).toBe(0);
    expect(trace.threads.some(({ timeline }) => timeline!.hasOwnZero)).toBe(false);
    const speedscope = await readShared(`${folder}profiles/py-spy/pyspy_threads.speedscope.json`);
    expect(speedscope.threads.every(({ timeline }) => timeline!.hasOwnZero)).toBe(true);
  });
});

function read(name: string): Promise<ImportedProfile> {
  return readShared(path(name));
}

function path(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/profiles/${name}`, import.meta.url));
}

function readShared(file: string): Promise<ImportedProfile> {
  return readProfileContent(file.split("/").at(-1)!, readFileSync(file));
}

/** `Worker 50-110`: when each thread had its first stack, and its end, in milliseconds. */
function starts({ threads }: ImportedProfile): string[] {
  return threads.map(({ name, timeline }) => {
    const first = timeline!.nodes.findIndex((node) => node !== 0);
    return `${name} ${timeline!.times[first]! / 1e6}-${timeline!.end / 1e6}`;
  });
}
