import { describe, expect, it } from "vitest";
import type { ComplexityFacts } from "#model/complexity-facts.ts";
import { extractFolder, temporaryProject } from "./extract-folder.ts";

async function factsOf(source: string): Promise<ComplexityFacts> {
  const graph = await extractFolder(temporaryProject({ "a.ts": source }));
  return graph.functions.find((each) => each.name === "f")!.complexity!;
}

describe("the facts for complexity", () => {
  it("tell loops, what they run over, and which lies in which", async () => {
    const { loops, loopedCalls, builtins } = await factsOf(`export function f(groups: number[][], names: string[]) {
  for (const group of groups) {
    for (let i = 0; i < group.length; i++) { if (names.includes("x")) return g(i); }
  }
  for (let i = 1; i < 1000; i *= 2) g(i);
  names.forEach((name) => g(name.length));
}
function g(n: number) { return n; }
`);
    expect(loops).toMatchObject([
      { line: 2, over: "groups", growth: "linear", inside: null, mayStopEarly: true },
      { line: 3, over: "group", growth: "linear", inside: 0, mayStopEarly: true },
      { line: 5, growth: "halving", inside: null },
      { line: 6, over: "names", kind: "higher-order", inside: null, mayStopEarly: false },
    ]);
    expect(builtins).toMatchObject([{ name: "includes", over: "names", inside: 1, growth: "linear" }]);
    expect(loopedCalls.map(({ line, inside }) => [line, inside])).toEqual([
      [3, 1],
      [3, 1],
      [5, 2],
      [6, 3],
    ]);
  });

  it("tell recursion by name, awaits in sequence, and branches as McCabe counts them", async () => {
    const facts = await factsOf(`export async function f(n: number): Promise<number> {
  if (n < 2 && n > 0) return 1;
  const a = await f(n - 1);
  return a + (await f(n - 2)) + (n ? 1 : 2);
}
`);
    expect(facts).toMatchObject({ recursionLines: [3, 4], awaits: 2, branches: 4 });
  });

  it("give the same fingerprint to the same body, whatever its comments, place and name", async () => {
    const graph = await extractFolder(
      temporaryProject({
        "a.ts":
          "export function one(x: number) { return x * 2; }\nexport function other(x: number) { return x * 3; }\n",
        "b.ts": "// moved\n\nexport function two(x:  number) { /* same */\n  return x * 2;\n}\n",
      }),
    );
    const print = (name: string) => graph.functions.find((each) => each.name === name)!.fingerprint;
    expect(print("two")).toBe(print("one"));
    expect(print("other")).not.toBe(print("one"));
  });
});
