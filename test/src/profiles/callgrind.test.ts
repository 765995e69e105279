import { describe, expect, it } from "vitest";
import { callsText, edgeBetween, frameNamed, onlyThread, profileAt, profileOf } from "../../helpers/profile-facts.ts";
import { describeShared } from "../../helpers/shared-fixtures.ts";

const total = (frame: { costs: readonly { total: number | null }[] }) => frame.costs[0]?.total;

/** Two functions that call each other, entered once with 100 to spend; no levels, as xdebug and lsprof write. */
const cycle = `events: Ir
fl=a.c
fn=main
1 0
cfn=even
calls=1 5
2 100
fn=even
5 40
cfn=odd
calls=10 9
6 900
fn=odd
9 60
cfn=even
calls=9 5
10 860
`;

describe("a callgrind file", () => {
  it("holds the totals of functions that call each other to what their cycle cost", async () => {
    const thread = onlyThread(await profileOf(cycle));
    expect(thread.measures).toEqual([{ name: "Ir", unit: "instructions", whole: 100 }]);
    expect([
      total(frameNamed(thread, "main")),
      total(frameNamed(thread, "even")),
      total(frameNamed(thread, "odd")),
    ]).toEqual([100, 100, 100]);
    expect(edgeBetween(thread, "even", "odd")).toMatchObject({ calls: 10, costs: [{ total: 100 }] });
    expect(callsText(frameNamed(thread, "even"))).toBe("10/null");
  });

  it("takes the file of a callee that is named after the function, as lsprof writes it", async () => {
    const text = "events: Ticks\nfi=a.py\nfn=f\n1 3\ncfn=g\ncfi=b.py\ncalls=2 7\n1 5\nfi=b.py\nfn=g\n7 5\n";
    const thread = onlyThread(await profileOf(text));
    expect(
      thread.frames.filter((frame) => frame.name === "g").map((frame) => [frame.calls, total(frame)]),
    ).toContainEqual([2, 5]);
  });

  it("keeps the cost of inlined code with the function that it was inlined into, but not its lines", async () => {
    const thread = onlyThread(await profileOf("events: Ir\nfl=a.c\nfn=f\n1 3\nfi=b.h\n77 4\nfe=a.c\n2 5\n"));
    expect(frameNamed(thread, "f")).toMatchObject({
      file: "a.c",
      costs: [{ self: 12 }],
      lines: [{ line: 1 }, { line: 2 }],
    });
  });

  it("reads positions that are relative, and counts beyond 2^53", async () => {
    const text =
      "events: Ir Dr\npositions: instr line\nfn=f\n0x10 7 1 2\n+4 * 3\ncfn=g\ncalls=18014398509481985 0 0\n* +1 5 5\nfn=g\n0x20 1 5 5\n";
    const thread = onlyThread(await profileOf(text));
    expect(frameNamed(thread, "f")).toMatchObject({ lines: [{ line: 7, self: [4, 2] }] });
    expect(frameNamed(thread, "g").calls).toBe(18014398509481985n);
  });

  it("takes xdebug's times in their unit", async () => {
    const text =
      "version: 1\ncreator: xdebug 3.1\ncmd: a.php\nevents: Time_(10ns) Memory_(bytes)\n\nfl=(1) a.php\nfn=(1) {main}\n1 5 100\n";
    const { threads, producer } = await profileOf(text);
    expect(producer).toBe("xdebug 3.1");
    expect(threads[0]?.measures).toEqual([
      { name: "time", unit: "nanoseconds", whole: 50 },
      { name: "memory", unit: "bytes", whole: 100 },
    ]);
  });

  it("keeps threads apart and sums the parts of one", async () => {
    const part = (thread: number, cost: number) => `part: 1\nthread: ${thread}\nevents: Ir\nfn=(1) f\n1 ${cost}\n`;
    const { threads } = await profileOf(`# callgrind format\n${part(1, 5)}${part(2, 7)}${part(1, 3)}`);
    expect(threads.map(({ name, measures }) => [name, measures[0]?.whole])).toEqual([
      ["Thread 1", 8],
      ["Thread 2", 7],
    ]);
  });

  it.each([
    ["a file without costs", "# callgrind format\nevents: Ir\n", /headers without any cost/],
    ["a file cut after calls", "events: Ir\nfn=f\n1 2\ncfn=g\ncalls=1 2\n", /line 5: .* the cost of calls/],
    ["a name that was never given", "events: Ir\nfn=(7)\n1 2\n", /line 2: .*the number \(7\)/],
  ])("refuses %s", async (_, text, message) => {
    await expect(profileOf(text)).rejects.toThrow(message);
  });
});

describeShared("callgrind's own files", (shared) => {
  const read = async (name: string) => onlyThread(await profileAt(`${shared}profiles/callgrind/callgrind.out.${name}`));

  for (const name of ["default", "instr", "plain", "cache", "seprec", "sepcallers"]) {
    it(`has the truth of the program: ${name}`, async () => {
      const thread = await read(name);
      expect(thread.measures[0]?.whole).toBe(2_059_187);
      const fib = frameNamed(thread, "fib");
      expect([fib.calls, fib.primitiveCalls]).toEqual([21_891, 1]);
      const frames = ["main", "a", "b", "leaf"].map((one) => frameNamed(thread, one));
      expect(frames.map((frame) => frame.calls)).toEqual([1, 13, 7, 20]);
      expect(total(frames[0] as never)).toBe(1_934_138);
      expect(total(fib)).toBe(317_416);
      expect(frameNamed(thread, "cmp").calls).toBe(55_844);
    });
  }

  it("keeps every total within the whole where a file has hundreds of cycles", async () => {
    const thread = await read("python_sympy_import");
    expect(thread.measures[0]?.whole).toBe(1_187_213_362);
  });
});
