import { describe, expect, it } from "vitest";
import { chosenInWords, threadGroups, wholeProcess } from "../../../renderer/app/thread-groups.ts";
import { aRun } from "../../helpers/measured-run.ts";

const thread = (index: number, name: string, processId: string, whole: number | null) => ({
  index,
  name,
  processId,
  processName: processId === "7" ? "renderer" : null,
  threadId: String(10 + index),
  measures: whole === null ? [] : [{ name: "time", unit: "nanoseconds" as const, whole }],
});
const run = aRun("r", {
  threads: [
    thread(0, "main", "7", 10),
    thread(1, "io", "7", 30),
    thread(2, "main", "8", 50),
    thread(3, "coverage", "8", null),
  ],
});

describe("the threads that can be chosen", () => {
  it("stand by process, what cost most first, without those that only count calls", () => {
    const drawn = threadGroups(run, "time").map(({ label, whole, threads }) => [
      `${label} ${whole}`,
      ...threads.map((one) => `${one.label} ${one.whole}`),
    ]);
    expect(drawn).toEqual([
      ["Process 8 50", "main (12) 50"],
      ["renderer (7) 40", "io 30", "main (10) 10"],
    ]);
  });

  it("have no cost in a measure that they don't have", () => {
    expect(threadGroups(run, "bytes").flatMap(({ threads }) => threads.map(({ whole }) => whole))).toEqual([
      null,
      null,
      null,
    ]);
  });

  it("are said in few words: all, one by name, a process by its own, else how many", () => {
    const said = [null, [1], [0, 1], [0, 2]].map((chosen) => chosenInWords(run, chosen));
    expect(said).toEqual(["All 3 threads", "io", "renderer (7)", "2 of 3 threads"]);
    expect(wholeProcess(threadGroups(run, "time"), [0])).toBeNull();
  });
});
