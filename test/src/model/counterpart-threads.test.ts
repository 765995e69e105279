import { describe, expect, it } from "vitest";
import { counterpartThreads } from "#model/counterpart-threads.ts";
import { aRun } from "../../helpers/measured-run.ts";

const runOf = (...names: readonly string[]) =>
  aRun("r", {
    threads: names.map((name, index) => ({
      index,
      name,
      processId: null,
      processName: null,
      threadId: null,
      measures: [{ name: "time", unit: "nanoseconds", whole: 1 }],
    })),
  });

describe("the threads of another run that correspond to chosen ones", () => {
  it("have the same names, wherever they stand", () => {
    expect(counterpartThreads(runOf("main", "io"), [1], runOf("io", "gc", "main"))).toEqual([0]);
  });

  it("are a whole pool where the whole pool was chosen, of whatever size", () => {
    const head = runOf("main", "pool", "pool");
    expect(counterpartThreads(head, [1, 2], runOf("pool", "pool", "pool", "main"))).toEqual([0, 1, 2]);
    expect(counterpartThreads(head, [1], runOf("pool", "pool"))).toBeNull();
  });

  it("can't be told where the other run lacks a name", () => {
    expect(counterpartThreads(runOf("main", "io"), [0, 1], runOf("main"))).toBeNull();
  });
});
