import { describe, expect, it } from "vitest";
import { onlyThread, profileOf } from "../../helpers/profile-facts.ts";

const deep = 100_000;
/** Root first; 500 functions that call each other again and again. */
const names = Array.from({ length: deep }, (_, at) => `f${at % 500}`);

function speedscope(): string {
  const frames = Array.from({ length: 500 }, (_, at) => ({ name: `f${at}` }));
  const sample = names.map((_, at) => at % 500);
  const profile = { type: "sampled", name: "t", unit: "none", samples: [sample], weights: [1] };
  return JSON.stringify({ shared: { frames }, profiles: [profile] });
}

function trace(): string {
  const begins = names.map((name, at) => ({ name, ph: "B", ts: at, pid: 1, tid: 1 }));
  const ends = names.toReversed().map((name, at) => ({ name, ph: "E", ts: deep + at, pid: 1, tid: 1 }));
  return JSON.stringify([...begins, ...ends]);
}

function heapprofile(): string {
  const node = (name: string) =>
    `{"callFrame":{"functionName":"${name}","scriptId":"1","url":"a.js","lineNumber":1,"columnNumber":1},"selfSize":1,"id":1,"children":[`;
  return `{"head":${["(root)", ...names].map(node).join("")}${"]}".repeat(deep + 1)}}`;
}

const files: readonly (readonly [format: string, text: () => string])[] = [
  ["collapsed", () => `${names.join(";")} 1\n`],
  ["austin", () => `P1;T0:1;${names.map((name) => `/a.py:${name}:3`).join(";")} 100\n`],
  [
    "perf",
    () =>
      `p 1 1.0: 1 cycles:\n${names
        .toReversed()
        .map((name) => `\t 401 ${name}+0x1 (/a)\n`)
        .join("")}\n`,
  ],
  [
    "memray-csv",
    () =>
      `allocator,num_allocations,size,tid,thread_name,stack_trace\n1,1,3,1,main,${names
        .toReversed()
        .map((name) => `${name};/a.py;3`)
        .join("|")}\n`,
  ],
  ["speedscope", speedscope],
  ["chrome-trace", trace],
  ["heapprofile", heapprofile],
];

describe("a stack of 100,000 frames", () => {
  it.each(files)("is read, each function once: %s", async (format, text) => {
    const profile = await profileOf(text());
    const thread = onlyThread(profile);
    expect(profile.format).toBe(format);
    expect(thread.frames).toHaveLength(500);
    expect(thread.tree?.parents).toHaveLength(deep + 1);
    const whole = thread.measures[0]?.whole ?? 0;
    expect(thread.frames.every(({ costs }) => (costs[0]?.total ?? 0) <= whole)).toBe(true);
    expect(thread.frames.find(({ name }) => name === "f0")?.costs[0]?.total).toBe(
      format === "heapprofile" ? deep : whole,
    );
  });
});
