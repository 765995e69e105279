import { describe, expect, it } from "vitest";
import { loadMeasured } from "#project/load-measured.ts";
import { matchRun } from "#project/match-run.ts";
import { cprofileOf, imported, indexedProject } from "../../helpers/profiled-project.ts";

const source = `class A:
    def step(self):
        return 1

class B:
    def step(self):
        return 2

def squares(n):
    return [
        i * i
        for i in range(n)
    ]

def cubes(n):
    return [
        i * i * i
        for i in range(n)
    ]

pair = (
    lambda: 1,
    lambda: 2,
)

def outer_one():
    def inner():
        return 1
    return inner

def outer_two():
    def inner():
        return 2
    return inner
`;

const austin = (lines: readonly string[]) =>
  `# austin: 3.7.0\n# interval: 100\n# mode: cpu\n${lines.map((line) => `P1;T0:1;${line}`).join("\n")}\n`;
const speedscope = (frames: readonly (readonly [string, number])[]) =>
  JSON.stringify({
    $schema: "https://www.speedscope.app/file-format-schema.json",
    exporter: "py-spy@0.4.2",
    shared: { frames: frames.map(([name, line]) => ({ name, file: "names.py", line })) },
    profiles: [
      {
        type: "sampled",
        name: "t",
        unit: "none",
        startValue: 0,
        endValue: frames.length,
        samples: frames.map((_, at) => [at]),
        weights: frames.map(() => 1),
      },
    ],
  });

/** Name as the sampler gives it, executing line, and the function that holds the line. */
const truth = [
  ["step", 3, "A.step"],
  ["step", 7, "B.step"],
  ["<listcomp>", 11, "squares"],
  ["<listcomp>", 17, "cubes"],
  ["<lambda>", 22, "<lambda1>"],
  ["<lambda>", 23, "<lambda2>"],
  ["inner", 28, "outer_one.inner"],
  ["inner", 33, "outer_two.inner"],
] as const;

describe("functions of one name in one file", () => {
  it.each([
    ["py-spy's collapsed stacks", "a.txt", truth.map(([name, line]) => `${name} (names.py:${line}) 1`).join("\n")],
    ["py-spy's speedscope file", "a.json", speedscope(truth.map(([name, line]) => [name, line] as const))],
    ["Austin without qualified names", "a.austin", austin(truth.map(([name, line]) => `names.py:${name}:${line} 1`))],
  ])("are told apart by the executing line in %s, though it gives no class", async (_, file, content) => {
    const project = await indexedProject({ "names.py": source });
    const run = await imported(project, file, content);
    const graph = loadMeasured(project, run.id, run.measures[0]!.name);
    const part = graph.measure.whole / truth.length;
    const found = Object.fromEntries(graph.functions.map(({ id, cost }) => [id, cost.self]));
    expect(found).toEqual(Object.fromEntries(truth.map(([, , name]) => [`names.py#${name}`, part])));
    expect(matchRun(project, run.id).report.matchedInIndexedFiles).toBe(1);
  });

  it("are one frame each, not one for every line", async () => {
    const project = await indexedProject({ "names.py": source });
    const run = await imported(project, "a.txt", "step (names.py:2) 1\nstep (names.py:3) 1\nstep (names.py:6) 1\n");
    expect(matchRun(project, run.id).byThread.flat()).toHaveLength(2);
  });
});

describe("a comprehension on a line that two functions share", () => {
  const rows = "def rows(n):\n    f = lambda k: [i for i in range(k)]; r = f(n)\n    return r\n\nrows(5)\n";

  it("belongs to the one that called it", async () => {
    const project = await indexedProject({ "rows.py": rows });
    const run = await imported(project, "run.prof", cprofileOf(project, "rows.py"));
    const match = matchRun(project, run.id)
      .byThread.flat()
      .filter(({ functionId }) => functionId.startsWith("rows.py#"));
    expect(match.map(({ functionId, kind }) => `${functionId} ${kind}`).toSorted()).toEqual([
      "rows.py# exact",
      "rows.py#rows exact",
      "rows.py#rows.<lambda1> exact",
      "rows.py#rows.<lambda1> line",
    ]);
  });

  it("is a tie where the profile doesn't say who called it", async () => {
    const project = await indexedProject({ "rows.py": rows });
    const run = await imported(project, "run.txt", "<listcomp> (rows.py:2) 5\n");
    expect(matchRun(project, run.id).byThread.flat()[0]).toMatchObject({ kind: "tie" });
  });
});
