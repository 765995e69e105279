/**
 * The recall bench of TypeScript and JavaScript: real packages, their calls recorded while they run, and the static
 * graph held against them. `npm run bench:calls -- typescript [package...]`; `BENCH_MISSES=40` lists what was missed,
 * `BENCH_PEERS=1` asks other tools for the same calls.
 */
import type { SourceGraph } from "#model/source-graph.ts";
import { bareCheckSeconds, processorSeconds } from "./typescript/bare-check.ts";
import { type Comparison, compareGraphs, tierOrder } from "./typescript/compare-graphs.ts";
import { extractPackage, packageFiles } from "./typescript/extract-package.ts";
import { missCauses } from "./typescript/miss-causes.ts";
import { type BenchPackage, benchPackages } from "./typescript/packages.ts";
import { comparePeers, type PeerResult } from "./typescript/peers.ts";
import { preparePackage } from "./typescript/prepare-package.ts";
import { recordPackage } from "./typescript/record-package.ts";

/** Processor seconds of the extraction and of the compiler alone, and the peak of memory in MB. */
interface Cost {
  readonly own: number;
  readonly bare: number;
  readonly peak: number;
}

const percent = (share: number | undefined) => (share === undefined ? "-" : `${(share * 100).toFixed(1)} %`);

export async function benchTypeScript(names: readonly string[]): Promise<void> {
  for (const bench of benchPackages) {
    if (names.length > 0 && !names.includes(bench.name)) continue;
    await benchPackage(bench);
  }
}

async function benchPackage(bench: BenchPackage): Promise<void> {
  const root = preparePackage(bench);
  const { recording, workload } = recordPackage(bench, root);
  const files = packageFiles(bench, root);
  const started = processorSeconds();
  const graph = await extractPackage(root, files);
  const own = processorSeconds() - started;
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  const cost = { own, bare: await bareCheckSeconds(root, files), peak };
  const result = compareGraphs(graph, recording);
  printComparison(bench, workload, graph, result, cost);
  if (process.env.BENCH_PEERS === undefined) return console.log("  other tools not asked: set BENCH_PEERS");
  const task = { root, sources: bench.sources, files, graph, recorded: result.recordedCalls };
  for (const [name, peer] of comparePeers(task)) printPeer(name, peer);
}

function printComparison(
  bench: BenchPackage,
  workload: string,
  graph: SourceGraph,
  result: Comparison,
  cost: Cost,
): void {
  const lines = graph.files.reduce((sum, each) => sum + each.lines, 0);
  console.log(
    `\n${bench.name} ${bench.version}${bench.isHeldOut ? " (held out)" : ""}: ${bench.language}, ${graph.files.length} files, ${lines} lines; workload: ${workload}`,
  );
  console.log(
    `  ${cost.own.toFixed(1)} processor seconds, ${(cost.own / cost.bare).toFixed(2)} x the bare compiler's ${cost.bare.toFixed(1)}; peak ${cost.peak} MB`,
  );
  console.log(
    `  recorded calls ${result.recorded}; functions not found in the graph ${result.unknownFunctions.length}`,
  );
  console.log(
    `  recall, cumulative: ${tierOrder.map((tier) => `${tier} ${percent(result.recall.get(tier))}`).join(", ")}`,
  );
  const tiers = [...result.tierPrecision].map(([tier, { right, all }]) => `${tier} ${right}/${all}`);
  console.log(
    `  site precision: listed ${percent(result.precision)}, certain ${percent(result.certainPrecision)} of ${result.certainPairs} (${tiers.join(", ")})`,
  );
  const causes = [...missCauses(result.missed)].map(([cause, count]) => `${cause} ${count}`);
  if (causes.length > 0) console.log(`  missed ${result.missed.length}: ${causes.join(", ")}`);
  const limit = Number(process.env.BENCH_MISSES ?? 0);
  for (const { caller, callee, count } of result.missed.slice(0, limit))
    console.log(`  missed ${caller.id} (line ${caller.line}) -> ${callee.id} x${count}`);
  for (const wrong of result.wrongCertain.slice(0, limit)) console.log(`  not seen, though certain: ${wrong}`);
  for (const each of result.unknownFunctions.slice(0, limit / 4)) console.log(`  unknown ${each}`);
}

function printPeer(name: string, peer: PeerResult): void {
  if ("notRun" in peer) console.log(`  ${name} not run: ${peer.notRun}`);
  else console.log(`  ${name}: recall ${percent(peer.recall)} in ${peer.seconds.toFixed(1)} s`);
}

await benchTypeScript(process.argv.slice(2).filter((each) => each !== "typescript"));
