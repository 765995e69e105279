/**
 * How true a call tree is that was put together from calls alone. Record one run both ways, import both, and compare:
 *
 *     python test/perf/reconstruction/exact_stacks.py /tmp/run -m pytest tests
 *     callsketch import /tmp/run.speedscope.json --label stacks && callsketch import /tmp/run.pstats --label calls
 *     node test/perf/reconstruction/reconstruction.ts <project> stacks calls
 *
 * Prints the part of self cost that lies at the right function, and below the right callers up to a number of frames, for
 * the reconstructed tree and for the true one, both without what is too light to be drawn.
 */
import { tmpdir } from "node:os";
import type { MeasuredGraph } from "#model/measured-graph.ts";
import { runNamed } from "#project/find-run.ts";
import { loadMeasured } from "#project/load-measured.ts";
import { openProject } from "#project/open-project.ts";
import { reconstructedTree } from "#project/reconstruct/reconstructed-tree.ts";

const lightest = 1 / 10_000;
const lengths = [1, 2, 3, 4, 6, 8];

interface Tree {
  readonly parents: ArrayLike<number>;
  readonly names: readonly string[];
  readonly self: ArrayLike<number>;
}

const [folder, stacks, calls] = process.argv.slice(2);
if (folder === undefined || calls === undefined)
  throw new Error("Name a project, its run with stacks and the one without.");
const project = openProject(folder, tmpdir());
const truth = measured(stacks!);
const tree = truth.tree;
if (tree == null) throw new Error(`The run ${stacks} has no stacks.`);
const edges = measured(calls);
const start = process.cpuUsage();
const built = reconstructedTree(edges);
const { user, system } = process.cpuUsage(start);
const whole: Tree = { parents: tree.parents, names: namesOf(truth, tree.functions), self: tree.self };
console.log(`               ${lengths.map((length) => `${length} frames`.padStart(9)).join("")}    nodes`);
print("true, drawn", pruned(whole));
print("reconstructed", pruned({ parents: built.parents, names: namesOf(edges, built.nodes), self: built.self }));
console.log(`${Math.round((user + system) / 1000)} ms of processor time`);
project.close();

function measured(name: string): MeasuredGraph {
  const run = runNamed(project, name);
  return loadMeasured(project, run.id, run.measures[0]!.name);
}

function namesOf(graph: MeasuredGraph, functions: ArrayLike<number>): string[] {
  return Array.from(functions, (index) => graph.functions[index]?.id ?? "");
}

function print(what: string, shown: Tree): void {
  const parts = lengths.map((length) => {
    const real = costsByTop(whole, length);
    const drawn = costsByTop(shown, length);
    let right = 0;
    for (const [top, cost] of real) right += Math.min(cost, drawn.get(top) ?? 0);
    return `${((100 * right) / truth.measure.whole).toFixed(1)} %`.padStart(9);
  });
  console.log(`${what.padEnd(15)}${parts.join("")} ${String(shown.names.length).padStart(8)}`);
}

/** Self costs by the last frames of the stacks, innermost first. A function that calls itself counts as one frame. */
function costsByTop({ parents, names, self }: Tree, length: number): Map<string, number> {
  const costs = new Map<string, number>();
  for (let node = 1; node < names.length; node++) {
    if (self[node]! <= 0) continue;
    const top: string[] = [];
    for (let frame = node; frame > 0 && top.length < length; frame = parents[frame]!)
      if (names[frame] !== top.at(-1)) top.push(names[frame]!);
    const key = top.join(" < ");
    costs.set(key, (costs.get(key) ?? 0) + self[node]!);
  }
  return costs;
}

function pruned({ parents, names, self }: Tree): Tree {
  const total = Float64Array.from(self);
  for (let node = names.length - 1; node > 0; node--) total[parents[node]!]! += total[node]!;
  const place = new Int32Array(names.length);
  const kept = { parents: [-1], names: [""], self: [0] };
  for (let node = 1; node < names.length; node++) {
    const parent = place[parents[node]!]!;
    if (total[node]! < lightest * total[0]!) {
      place[node] = parent;
      kept.self[parent]! += self[node]!;
      continue;
    }
    place[node] = kept.parents.push(parent) - 1;
    kept.names.push(names[node]!);
    kept.self.push(self[node]!);
  }
  return kept;
}
