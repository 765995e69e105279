import { describe, expect, it } from "vitest";
import { flowDocument } from "#export/flow-document.ts";
import type { ProblemError } from "#model/problem.ts";
import type { Run, RunCommand } from "#model/run.ts";
import type { Scene } from "#model/scene.ts";
import { runById } from "#project/find-run.ts";
import { fusableRuns, fuseRuns, unfuseRuns } from "#project/fuse-runs.ts";
import { hiddenCalls } from "#project/hidden-calls.ts";
import type { RunOrigin } from "#project/import-run.ts";
import { loadMeasured } from "#project/load-measured.ts";
import type { Project } from "#project/open-project.ts";
import { flowView } from "#project/show-scene.ts";
import { cprofileOf, imported, indexedProject } from "../../helpers/profiled-project.ts";

const shop = `def price(n):
    return tax(n) if n < 2 else price(n - 1)

def tax(n):
    return n

def main():
    return [price(4) for _ in range(10)]

main()
`;
const command: RunCommand = { argv: ["python3", "shop.py"], folder: "", profiler: "any" };
const same: RunOrigin = { label: "", parameters: { n: "10" }, command, commit: "c0ffee", dirty: false };

let recorded: Buffer | null = null;

/** What cProfile wrote of the program; recorded once. */
function counted(project: Project): Buffer {
  recorded ??= cprofileOf(project, "shop.py");
  return recorded;
}

/** A project, with what py-spy, cProfile and memray say of one command. */
async function measured(origins: { counts?: Partial<RunOrigin>; memory?: Partial<RunOrigin> } = {}) {
  const project = await indexedProject({ "shop.py": shop });
  const spy = "MainThread;<module> (shop.py:10);main (shop.py:8);price (shop.py:2);price (shop.py:2) 30\n";
  const memray =
    "allocator,num_allocations,size,tid,thread_name,stack_trace\n" +
    "MALLOC,2,4096,1,main,price;shop.py;2|main;shop.py;8|<module>;shop.py;10\n";
  return {
    project,
    time: await imported(project, "spy.txt", spy, { ...same, label: "spy" }),
    counts: await imported(project, "out.prof", counted(project), {
      ...same,
      label: "counts",
      ...origins.counts,
    }),
    memory: await imported(project, "peak.csv", memray, { ...same, label: "peak", ...origins.memory }),
  };
}

const refusal = (act: () => void): string => {
  try {
    act();
  } catch (error) {
    return (error as ProblemError).problem.text;
  }
  throw new Error("it was not refused");
};

const functionIn = (project: Project, run: Run, measure: string, name: string) =>
  loadMeasured(project, run.id, measure).functions.find((one) => one.id === `shop.py#${name}`)!;

describe("two runs of one command on one function", () => {
  it("show exact calls of the one beside the sampled cost of the other, and whose number each is", async () => {
    const { project, time, counts } = await measured();
    const [measure] = time.measures;
    expect(functionIn(project, time, measure!.name, "price")).toMatchObject({ calls: null });
    fuseRuns(project, time.id, counts.id, false);
    const graph = loadMeasured(project, time.id, measure!.name);
    expect(graph.callsFrom).toBe('cProfile in run "counts"');
    expect(functionIn(project, time, measure!.name, "price")).toMatchObject({
      calls: 40,
      primitiveCalls: 10,
      cost: { self: 30, total: 30 },
    });
    expect(graph.calls.find((call) => call.callee === "shop.py#price" && call.caller === "shop.py#main")).toMatchObject(
      {
        calls: 10,
        cost: { total: 30 },
      },
    );
  });

  it("never mix the times of two profilers: the whole and each cost stay those of the run that is shown", async () => {
    const { project, time, counts } = await measured();
    const before = loadMeasured(project, time.id, time.measures[0]!.name);
    fuseRuns(project, time.id, counts.id, false);
    const after = loadMeasured(project, time.id, time.measures[0]!.name);
    expect(runById(project, time.id).measures).toEqual(time.measures);
    expect(after.measure).toEqual(before.measure);
    const costs = new Map(after.functions.map(({ id, cost }) => [id, cost]));
    for (const { id, cost } of before.functions) expect(costs.get(id)).toEqual(cost);
    for (const { id } of before.functions) costs.delete(id);
    expect([...costs.values()].every(({ self, total }) => self === null && total === null)).toBe(true);
  });

  it("know a function that was called and never sampled by its calls, with an unknown cost", async () => {
    const { project, time, counts } = await measured();
    fuseRuns(project, time.id, counts.id, false);
    expect(functionIn(project, time, time.measures[0]!.name, "tax")).toMatchObject({
      calls: 10,
      cost: { self: null, total: null },
    });
    const hidden = hiddenCalls(project, [runById(project, time.id)], null);
    expect(hidden.calls.map(({ callerName }) => callerName)).toContain("builtins.exec");
  });

  it("show the bytes of a third beside them, in the flow and its JSON, with the run that each is from", async () => {
    const { project, time, counts, memory } = await measured();
    fuseRuns(project, time.id, counts.id, false);
    fuseRuns(project, time.id, memory.id, false);
    expect(runById(project, time.id).measures.map(({ name }) => name)).toEqual([
      ...time.measures.map(({ name }) => name),
      "bytes",
      "allocations",
    ]);
    const view = flowView(project, { run: time.id }, []);
    expect(view).toMatchObject({ callsFrom: 'cProfile in run "counts"' });
    const price = view.nodes.find(({ name }) => name === "price")!;
    expect(price).toMatchObject({ calls: 40, callsFrom: 'cProfile in run "counts"', cost: { total: 30 } });
    expect(price.otherCosts).toEqual([
      { measure: "bytes", unit: "bytes", cost: { self: 4096, total: 4096 }, from: 'memray in run "peak"' },
      { measure: "allocations", unit: "count", cost: { self: 2, total: 2 }, from: 'memray in run "peak"' },
    ]);
    const scene = { ...view, nodes: view.nodes.map((node) => ({ ...node, box: {} })), size: {} } as unknown as Scene;
    const document = JSON.parse(flowDocument(scene, null));
    expect(document.callsFrom).toBe('cProfile in run "counts"');
    expect(document.nodes.find(({ name }: { name: string }) => name === "price").otherCosts).toEqual(price.otherCosts);
    const bytes = flowView(project, { run: time.id, measure: "bytes" }, []);
    expect(bytes).toMatchObject({ measureFrom: 'memray in run "peak"', measure: { unit: "bytes", whole: 4096 } });
    expect(bytes.nodes.find(({ name }) => name === "price")).toMatchObject({ calls: 40, cost: { total: 4096 } });
  });

  it("stand alone again when they are parted, or when the other one is deleted", async () => {
    const { project, time, counts } = await measured();
    fuseRuns(project, time.id, counts.id, false);
    unfuseRuns(project, time.id, counts.id);
    expect(functionIn(project, time, time.measures[0]!.name, "price").calls).toBeNull();
    expect(runById(project, time.id)).toEqual(time);
  });
});

describe("runs that can't be fused", () => {
  it.each<[string, Partial<RunOrigin>, string]>([
    [
      "commands",
      { command: { ...command, argv: ["python3", "other.py"] } },
      "ran different commands: python3 shop.py, and python3 other.py.",
    ],
    [
      "folders",
      { command: { ...command, folder: "sub" } },
      "ran different commands: python3 shop.py, and python3 shop.py in sub.",
    ],
    ["parameters", { parameters: { n: "11" } }, "had different parameters: n 10, and 11."],
    ["commits", { commit: "bad" }, "ran different code: commit c0ffee, and bad."],
  ])("are refused with a sentence when their %s differ, also when a person confirms", async (_, counts, sentence) => {
    const { project, time, counts: other } = await measured({ counts });
    expect(refusal(() => fuseRuns(project, time.id, other.id, true))).toBe(`"spy" and "counts" ${sentence}`);
    expect(runById(project, time.id).fused).toEqual([]);
  });

  it.each<[string, Partial<RunOrigin>, string]>([
    ["command", { command: undefined as never }, 'It isn\'t known which command made "counts".'],
    [
      "commit",
      { commit: null },
      'It isn\'t known whether "spy" and "counts" ran the same code: not both know their commit.',
    ],
    [
      "work tree",
      { dirty: true },
      'It isn\'t known whether "spy" and "counts" ran the same code: the work tree had changes that weren\'t committed.',
    ],
  ])("need a person's word when a %s isn't known", async (_, counts, sentence) => {
    const { project, time, counts: other } = await measured({ counts });
    expect(refusal(() => fuseRuns(project, time.id, other.id, false))).toBe(sentence);
    fuseRuns(project, time.id, other.id, true);
    expect(runById(project, time.id).fused).toMatchObject([{ label: "counts", calls: true, measures: [] }]);
  });

  it("are refused by the content of their files where a commit doesn't tell it", async () => {
    const { project, time } = await measured();
    const origin = { ...same, dirty: true, fileHashes: { "shop.py": "1" } };
    const content = counted(project);
    const a = await imported(project, "a.txt", "main (shop.py:8) 1\n", {
      ...origin,
      label: "a",
    });
    const b = await imported(project, "b.prof", content, { ...origin, label: "b" });
    const changed = { ...origin, fileHashes: { "shop.py": "2" }, label: "c" };
    const c = await imported(project, "c.prof", content, changed);
    expect(refusal(() => fuseRuns(project, a.id, c.id, true))).toContain("different code: shop.py changed in between.");
    fuseRuns(project, a.id, b.id, false);
    expect(fusableRuns(project, time.id).find(({ run }) => run === c.id)).toMatchObject({ verdict: "unknown" });
  });

  it("are refused when the other one has nothing to add", async () => {
    const { project, time, counts } = await measured();
    expect(refusal(() => fuseRuns(project, counts.id, time.id, false))).toBe(
      '"spy" counts no calls and measures nothing that "counts" lacks.',
    );
    expect(fusableRuns(project, counts.id).map(({ verdict }) => verdict)).toEqual(["useless", "same"]);
  });
});
