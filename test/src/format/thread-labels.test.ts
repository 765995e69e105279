import { describe, expect, it } from "vitest";
import { threadLabels } from "#format/thread-labels.ts";

describe("a thread's label", () => {
  it("is its name where no other thread has that name", () => {
    expect(labels("main 1 10", "worker 1 11")).toEqual(["main", "worker"]);
  });

  it("tells threads of one name apart by their numbers, then by their processes, then by their place", () => {
    expect(labels("worker 1 10", "worker 1 11")).toEqual(["worker (10)", "worker (11)"]);
    expect(labels("main 1 1", "main 2 1")).toEqual(["main (1:1)", "main (2:1)"]);
    expect(labels("main - -", "main - -")).toEqual(["main #1", "main #2"]);
  });

  it("doesn't repeat a number that the name has", () => {
    expect(labels("Thread 10 1 10", "Thread 11 1 11")).toEqual(["Thread 10", "Thread 11"]);
  });
});

/** Each as `name process thread`, `-` for a number that isn't known. */
function labels(...threads: readonly string[]): string[] {
  const known = (id: string | undefined) => (id === undefined || id === "-" ? null : id);
  return threadLabels(
    threads.map((text) => {
      const parts = text.split(" ");
      const [processId, threadId] = parts.slice(-2).map(known);
      return { name: parts.slice(0, -2).join(" "), processId: processId ?? null, threadId: threadId ?? null };
    }),
  );
}
