import { describe, expect, it } from "vitest";
import { edgeBetween, frameNamed, onlyThread, profileAt, profileOf } from "../../helpers/profile-facts.ts";
import { describeShared } from "../../helpers/shared-fixtures.ts";

const costs = async (text: string | Uint8Array) =>
  Object.fromEntries(
    onlyThread(await profileOf(text)).frames.map(({ name, costs: [cost] }) => [name, [cost?.self, cost?.total]]),
  );

describe("collapsed stacks", () => {
  it("count a stack once for each function on it, however deep the recursion", async () => {
    const thread = onlyThread(await profileOf("a;b;a;b 3\na;b 2\na 1\nb;a;c 4\n"));
    expect(frameNamed(thread, "a").costs).toEqual([{ self: 1, total: 10 }]);
    expect(frameNamed(thread, "b").costs).toEqual([{ self: 5, total: 9 }]);
    expect(edgeBetween(thread, "a", "b").costs).toEqual([{ self: 5, total: 5 }]);
    expect(edgeBetween(thread, "b", "a").costs).toEqual([{ self: 0, total: 7 }]);
    expect(thread.measures).toEqual([{ name: "samples", unit: "samples", whole: 10 }]);
  });

  it("merge the lines of one function and keep the cost of each line", async () => {
    const thread = onlyThread(
      await profileOf("main (app.py:9);walk (app.py:3) 2\nmain (app.py:9);walk (app.py:4) 5\n"),
    );
    expect(frameNamed(thread, "walk")).toMatchObject({
      file: "app.py",
      line: 3,
      lineKind: "executing",
      costs: [{ self: 7, total: 7 }],
      lines: [
        { line: 3, self: [2] },
        { line: 4, self: [5] },
      ],
    });
  });

  it("keep what no function took: an empty stack", async () => {
    const thread = onlyThread(await profileOf(" 2\nmain 3\n"));
    expect([thread.measures[0]?.whole, thread.tree?.self[0]?.[0]]).toEqual([5, 2]);
  });

  it("may have spaces in names, fractions, Windows line ends and comments", async () => {
    const text = "# captured on: Monday 2024\r\nmain;<Vec<T> as X<T, I>>::next 1.5\r\nmain;operator new 2\r\n";
    expect(await costs(text)).toEqual({
      main: [0, 3.5],
      "<Vec<T> as X<T, I>>::next": [1.5, 1.5],
      "operator new": [2, 2],
    });
  });

  it.each(["utf16le", "utf-16be"])("may be written in %s", async (encoding) => {
    const bytes = Buffer.from("\ufeffmain;größe 3\n", "utf16le");
    expect(await costs(encoding === "utf16le" ? bytes : bytes.swap16())).toEqual({ main: [0, 3], größe: [3, 3] });
  });

  it("may compare two runs: then there are two measures", async () => {
    const thread = onlyThread(await profileOf("main;a 19 35\nmain;b 1 0\n"));
    expect(frameNamed(thread, "main").costs.map((cost) => cost.total)).toEqual([20, 35]);
  });

  it("pass over lines without a count, and say how many", async () => {
    const { skipped } = await profileOf("main;a 1\nmain;a 2\nno count here\n");
    expect(skipped).toEqual({ lines: 1, reason: "no count at the end of the line" });
  });

  it("refuse a count that can't be kept exactly", async () => {
    await expect(profileOf("main 1\nmain;a 90071992547409930\n")).rejects.toThrow(/line 2: a count of .*2\^53/);
  });

  it("name kernel functions apart from their own namesakes", async () => {
    const thread = onlyThread(await profileOf("main;read_[k] 1\nmain;read 2\n"));
    expect(thread.frames.filter((frame) => frame.name === "read").map((frame) => frame.external)).toEqual([
      true,
      false,
    ]);
  });

  it("read a stack of 100,000 frames", async () => {
    const stack = Array.from({ length: 100_000 }, (_, i) => `f${i % 10}`).join(";");
    const thread = onlyThread(await profileOf(`${stack} 7\n`));
    expect(thread.frames.map((frame) => frame.costs[0]?.total)).toEqual(Array(10).fill(7));
  });
});

describe("collapsed stacks of several threads", () => {
  it("keep threads and processes apart", async () => {
    const text =
      'process 7:"python a.py";thread (8): w;1;run (a.py:3) 2\nprocess 7:"python a.py";thread (9): m;go (a.py:5) 3\n';
    const { threads } = await profileOf(text);
    expect(threads.map(({ name, processId, threadId }) => [name, processId, threadId])).toEqual([
      ["w;1", "7", "8"],
      ["m", "7", "9"],
    ]);
  });

  it("are told apart by the thread that Python's sampling profiler puts in front, lines merged", async () => {
    const { threads } = await profileOf(
      "tid:5;app.py:main:9;app.py:walk:3 2\ntid:5;app.py:main:9;app.py:walk:4 1\ntid:6;app.py:main:8 7\n",
    );
    expect(threads.map(({ threadId, measures }) => [threadId, measures[0]?.whole])).toEqual([
      ["5", 3],
      ["6", 7],
    ]);
    expect(frameNamed(threads[0] as never, "walk")).toMatchObject({ file: "app.py", line: 3, costs: [{ total: 3 }] });
  });

  it("join a record that a command with line ends broke up", async () => {
    const text = 'process 7:"python -c x = 1\ny = 2\nspin()";thread (8);spin (<string>:4) 245\n';
    const { threads, skipped } = await profileOf(`main 1\n${text}`);
    expect(threads.map((thread) => [thread.processId, thread.measures[0]?.whole])).toEqual([
      [null, 1],
      ["7", 245],
    ]);
    expect(skipped.lines).toBe(0);
  });
});

describeShared("real collapsed stacks", (shared) => {
  it("keep five processes and threads apart, the broken record included", async () => {
    const { threads, skipped } = await profileAt(`${shared}profiles/py-spy/pyspy_threads_sub_idle.raw.txt`);
    expect(threads.map((thread) => [thread.name, thread.processId, thread.measures[0]?.whole])).toEqual([
      ["rec thread", "30461", 426],
      ["MainThread", "30461", 443],
      ["w;1", "30461", 423],
      ["Thread 30468", "30468", 245],
    ]);
    expect(skipped.lines).toBe(0);
  });
});
