import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { flowIndex } from "#flow/flow-index.ts";
import { showFlow } from "#flow/show-flow.ts";
import { matchFrames } from "#match/match-frames.ts";
import { measuredGraph } from "#match/measured-graph.ts";
import type { FlowQuestion, FlowView } from "#model/flow-view.ts";
import type { FunctionId } from "#model/ids.ts";
import type { MeasuredGraph } from "#model/measured-graph.ts";
import { readProfile } from "#profiles/read-profile.ts";
import { reconstructedTree } from "../../../src/project/reconstruct/reconstructed-tree.ts";
import { callLines, cardNames } from "../../helpers/flow-as-text.ts";
import { type ExtractedProgram, extractedProgram } from "../../helpers/joined-fixture.ts";
import { aRun } from "../../helpers/measured-run.ts";

const folder = fileURLToPath(new URL("../../../examples/tax-forms", import.meta.url));

describe("the example's run before the fix", () => {
  let program: ExtractedProgram;
  let graph: MeasuredGraph;
  beforeAll(async () => {
    program = await extractedProgram(folder);
    const options = { onProgress: () => {}, signal: new AbortController().signal };
    const { threads } = await readProfile(`${folder}/runs/before.pstats`, options);
    const [thread] = threads;
    const { frames } = thread!;
    const { matches } = matchFrames({ ...program, frames, selfCosts: frames.map(() => 1), mappings: [] });
    graph = measuredGraph(threads, [matches], new Map(program.functions.map((each) => [each.id, each])), "time");
  });

  function ask(question: FlowQuestion): FlowView {
    const annotations = { estimates: new Map(), notes: [], fits: new Map(), staleFiles: new Set<string>() };
    return showFlow(
      flowIndex(program),
      { run: aRun("before"), graph, base: null, baseRun: null },
      question,
      annotations,
    );
  }

  it("keeps that way in the tree that flame and sandwich draw, with nearly all of the time", () => {
    const { parents, nodes, self } = reconstructedTree(graph);
    const total = [...self];
    for (let node = total.length - 1; node > 0; node--) total[parents[node]!]! += total[node]!;
    const path = (node: number): string[] => {
      return node === 0 ? [] : [...path(parents[node]!), graph.functions[nodes[node]!]!.name];
    };
    const dearest = nodes
      .map((_, node) => node)
      .filter((node) => path(node).at(-1) === "__subclasscheck__")
      .toSorted((a, b) => total[b]! - total[a]!)[0]!;
    expect(path(dearest)).toEqual(expect.arrayContaining(["main", "calculate", "amount_of", "__instancecheck__"]));
    expect(total[dearest]! / graph.measure.whole).toBeGreaterThan(0.9);
  });

  it("ends the recursion in that tree where the run did, with every function's self cost as measured", () => {
    const { nodes, self } = reconstructedTree(graph);
    const sums = graph.functions.map(() => 0);
    for (let node = 1; node < nodes.length; node++) sums[nodes[node]!]! += self[node]!;
    const misplaced = graph.functions.reduce((sum, { cost }, index) => sum + Math.abs(sums[index]! - cost.self!), 0);
    expect(misplaced / graph.measure.whole).toBeLessThan(0.01);
    const checks = nodes.filter((node) => graph.functions[node]?.id === "external:abc.ABCMeta.__subclasscheck__");
    expect(checks.length).toBeLessThan(5);
  });

  it("shows the way from the calculation into the machinery of abc, with the hidden part marked", () => {
    const view = ask({});
    const ways = callLines(view).map((line) => line.replace(/ [\d.]+ /, " "));
    expect(ways).toEqual(
      expect.arrayContaining([
        "Calculator.amount_of > isinstance both",
        "isinstance > ABCMeta.__instancecheck__ measured",
        "ABCMeta.__instancecheck__ > _abc_instancecheck measured",
        "_abc_instancecheck > ABCMeta.__subclasscheck__ measured",
      ]),
    );
    const check = view.nodes.find((node) => node.name === "ABCMeta.__subclasscheck__")!;
    expect(check).toMatchObject({ recursive: true, module: "abc", match: "exact" });
    expect(Number(check.calls)).toBeGreaterThan(Number(check.primitiveCalls));
  });

  it("counts the calls of isinstance that the profile has, in the function that makes them", () => {
    const call = ask({}).edges.find((edge) => edge.callee === "external:builtins.isinstance");
    expect(call!.calls).toBe(630);
    expect(call!.sites.length).toBeGreaterThan(0);
  });

  it("lists as hidden what the source doesn't show", () => {
    const view = ask({ provenance: ["measured"] });
    expect(view.edges.every((edge) => edge.provenance === "measured")).toBe(true);
    expect(cardNames(view)).toContain("ABCMeta.__subclasscheck__");
  });

  it("leaves libraries out when only the project is asked for", () => {
    const view = ask({ onlyProject: true });
    expect(view.nodes.every((node) => !node.external)).toBe(true);
    expect(cardNames(view)).toContain("Calculator.calculate");
  });

  it("folds the hidden part to a call that says what it passes, and keeps its cost", () => {
    const amount = "taxes/calculator.py#Calculator.amount_of";
    const direct = ask({ onlyProject: true, minimumShare: 0 }).edges.find(
      ({ caller, callee }) => caller === amount && callee === "taxes/direct_check.py#DirectMeta.__subclasscheck__",
    );
    expect(direct).toMatchObject({ residual: true, provenance: "measured", through: ["abc"] });
    const spent = graph.calls
      .filter(({ callee }) => callee === "taxes/direct_check.py#DirectMeta.__subclasscheck__")
      .reduce((sum, { cost }) => sum + cost.total!, 0);
    // The rest is what Python's own modules asked of abc.
    expect(direct!.cost!.total! / spent).toBeGreaterThan(0.999);
    expect(direct!.cost!.total! / spent).toBeLessThanOrEqual(1);
    const passed = ["builtins.isinstance", "abc.ABCMeta.__instancecheck__", "_abc._abc_instancecheck"];
    const folded = ask({ hidden: passed.map((name) => `external:${name}` as FunctionId) }).edges.find(
      ({ caller, callee }) => caller === amount && callee === "external:abc.ABCMeta.__subclasscheck__",
    );
    expect(folded).toMatchObject({ residual: true });
    expect(folded!.cost!.total).toBeGreaterThan(1.8e9);
  });
});
