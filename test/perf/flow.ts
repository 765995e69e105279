/** Prints the processor time that questions take on a made-up project: the median of nine. Run with `node test/perf/flow.ts`. */
import { flowIndex } from "#flow/flow-index.ts";
import { showFlow } from "#flow/show-flow.ts";
import type { FlowQuestion } from "#model/flow-view.ts";
import type { FunctionId } from "#model/ids.ts";
import type { MeasuredGraph } from "#model/measured-graph.ts";
import type { SourceFunction, StaticCall } from "#model/source-graph.ts";
import { numbers } from "../helpers/generated-view.ts";
import { aRun } from "../helpers/measured-run.ts";
import { graphOfStacks } from "../helpers/run-from-stacks.ts";
import { sourceFunction } from "../helpers/source-drawn.ts";

const runs = 9;
const annotations = { estimates: new Map(), notes: [], fits: new Map(), staleFiles: new Set<string>() };

for (const [functionCount, frames] of [
  [20_000, 5_000],
  [100_000, 5_000],
] as const) {
  const functions = Array.from({ length: functionCount }, (_, index) =>
    sourceFunction(nameOf(index), { line: 1 + (index % 40) * 10 }),
  );
  const calls = staticCalls(functions);
  const started = performance.now();
  const index = flowIndex({ functions, calls });
  console.log(
    `${functionCount} functions, ${calls.length} calls: index ${(performance.now() - started).toFixed(0)} ms`,
  );
  const stacks = measured(functions, frames);
  const edges = { ...stacks, hasStacks: false, tree: null };
  const root = functions[7]!.id;
  const leaf = functions[4_000]!.id;
  time("static overview", null, {});
  time("static neighbourhood", null, { roots: [root] });
  time("paths", null, { roots: [root], to: [leaf] });
  for (const [kind, graph] of [
    ["stacks", stacks],
    ["edges", edges],
  ] as const) {
    time(`overview, ${kind}`, graph, {});
    time(`overview of 300, ${kind}`, graph, { nodes: 300, minimumShare: 0 });
    time(`neighbourhood, ${kind}`, graph, { roots: [root] });
    time(`modules, ${kind}`, graph, { folded: ["*"] });
  }

  function time(what: string, graph: MeasuredGraph | null, question: FlowQuestion): void {
    const source = graph === null ? null : { run: aRun("run"), graph, base: null, baseRun: null };
    const times = Array.from({ length: runs }, () => {
      const start = process.cpuUsage();
      showFlow(index, source, question, annotations);
      const { user, system } = process.cpuUsage(start);
      return (user + system) / 1000;
    });
    const median = times.toSorted((a, b) => a - b)[Math.floor(runs / 2)]!;
    console.log(`  ${what.padEnd(26)} ${median.toFixed(1).padStart(7)} ms   first ${times[0]!.toFixed(0)} ms`);
  }
}

function nameOf(index: number): string {
  return `pkg${Math.floor(index / 800)}/mod${Math.floor(index / 40)}.py#f${index}`;
}

function staticCalls(functions: readonly SourceFunction[]): StaticCall[] {
  const random = numbers(1);
  return functions.flatMap(({ id }, caller) =>
    Array.from({ length: 3 }, (_, site): StaticCall => {
      const near = Math.min(functions.length - 1, Math.floor(caller / 40) * 40 + Math.floor(random() * 40));
      const callee = random() < 0.6 ? near : Math.floor(random() * functions.length);
      const sites = [{ line: site + 1, column: 1, candidates: 1 }];
      return { caller: id, callee: functions[callee]!.id, certainty: "certain", via: "direct", tier: "direct", sites };
    }),
  );
}

function measured(functions: readonly SourceFunction[], frames: number): MeasuredGraph {
  const random = numbers(2);
  const name = (): FunctionId => functions[Math.floor(random() ** 2 * frames)]!.id;
  const stacks = Array.from({ length: Math.floor(frames / 4) }, () => ({
    weight: 1 + Math.floor(random() * 100),
    names: [functions[0]!.id, ...Array.from({ length: 3 + Math.floor(random() * 15) }, name)],
  }));
  return graphOfStacks(stacks);
}
