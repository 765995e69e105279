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

  it("call a loop bounded only where it counts towards a bound that stays put", async () => {
    const bounds = async (...heads: readonly string[]) => {
      const body = heads.map((head) => (head.includes("{") ? head : `${head} g(i);`)).join("\n  ");
      const { loops } = await factsOf(`export function f(n: number, items: number[], done: boolean) {
  let i = 0;
  ${body}
}
declare function g(n: number): boolean;
declare function next(): number;
`);
      return loops.map(({ growth, over }) => `${growth} ${over}`);
    };
    expect(
      await bounds(
        "for (let i = 0; i < n; i++)",
        "for (let i = 0; n >= i; i += 2)",
        "for (let i = items.length - 1; i >= 0; i--)",
        "for (let i = 0; i < 10; i++)",
        "for (let i = 1; i < n; i *= 2)",
        "while (i < items.length) { g(i); i++; }",
        "for (let i = 0; i < n && !done; i++)",
      ),
    ).toEqual(["linear n", "linear n", "linear items", "constant 10", "halving null", "linear items", "linear n"]);
    const unknown = [
      "for (; g(i) && done; )",
      "for (; g(i) && done; i++)",
      "for (let i = 0; i < next(); i++)",
      "for (let i = next(); i > 0; i--)",
      "for (let i = 0; i < n || done; i++)",
      "for (let i = n; i > 0; i++)",
      "for (let i = 0; i < n; i--)",
      "for (let i = 0; i < n; )",
      "for (let i = 0; i < n; i++) { if (g(i)) i = 0; }",
      "for (let i = 0; i < n; i += next())",
      "for (; done; i *= 2)",
      "while (done === (items.length > 0)) { g(i); }",
      "while (i < items.length) { g(i); }",
    ];
    expect(await bounds(...unknown)).toEqual(unknown.map(() => "unknown null"));
  });

  it("say that a further condition may stop a counting loop early", async () => {
    const { loops } = await factsOf(`export function f(n: number, done: () => boolean) {
  for (let i = 0; i < n && !done(); i++) n;
  for (let i = 0; i < n; i++) n;
}
`);
    expect(loops.map(({ mayStopEarly }) => mayStopEarly)).toEqual([true, false]);
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
