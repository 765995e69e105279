/**
 * Recall and precision of the static call graph of Python on packages from PyPI, whose own tests (or a workload beside
 * this file) run under a recorder. A name in brackets is held out: no rule was written after looking at it. Below each
 * row stand what other tools find of the same calls, the recorded calls that our graph holds for possible only, and those
 * that it lacks, by cause. Needs python3 with pip and a network the first time.
 *
 *     npm run bench:calls -- python [package...] [--missed]
 */
import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deserialize } from "node:v8";
import type { SourceGraph } from "#model/source-graph.ts";
import { compareCalls } from "./python/compare-calls.ts";
import { type BenchPackage, benchPackages } from "./python/packages.ts";
import { comparePeer, type PeerResult, peers } from "./python/peers.ts";
import { recordPackage } from "./python/record-package.ts";

const folder = process.env.CALLSKETCH_BENCH_FOLDER ?? join(tmpdir(), "callsketch-bench-python");
const child = fileURLToPath(new URL("./python/measure-extraction.ts", import.meta.url));
const columns = [
  "package",
  "lines",
  "recorded",
  "certain",
  "all",
  "+hubs",
  "observed",
  "site prec.",
  "s",
  "klines/s",
  "MB",
];

/** Prints one line a package; with `--missed` among the names, also each recorded call that the graph lacks. */
export async function benchPython(names: readonly string[]): Promise<void> {
  const asked = names.filter((name) => !name.startsWith("--"));
  printRow(columns);
  for (const item of benchPackages) {
    if (asked.length === 0 || asked.includes(item.name)) benchPackage(item, names.includes("--missed"));
  }
}

function benchPackage(item: BenchPackage, showsMissed: boolean) {
  const { sources, calls } = recordPackage(folder, item);
  const { graph, milliseconds, peakBytes } = measuredExtraction(sources, join(folder, `${item.name}.graph.json`));
  const lines = graph.files.reduce((sum, file) => sum + file.lines, 0);
  const found = compareCalls(graph, calls);
  const shares = [found.certain, found.all, found.withHubs, found.observed, found.sitePrecision];
  const cost = [(milliseconds / 1000).toFixed(2), (lines / milliseconds).toFixed(0), (peakBytes / 1e6).toFixed(0)];
  printRow([
    item.heldOut === true ? `(${item.name})` : item.name,
    String(lines),
    String(found.recorded),
    ...shares.map((one) => one.toFixed(3)),
    ...cost,
  ]);
  for (const peer of peers) printPeer(peer.name, comparePeer(peer, folder, sources, graph, calls));
  for (const [cause, count] of found.doubts) console.log(`${String(count).padStart(21)} possible: ${cause}`);
  for (const [cause, count] of found.causes) console.log(`${String(count).padStart(21)} missed: ${cause}`);
  if (showsMissed) for (const pair of found.missed) console.log(`    missed ${pair}`);
}

function printPeer(name: string, peer: PeerResult) {
  if ("notRun" in peer) return console.log(`${name.padStart(11)} not run: ${peer.notRun}`);
  const { recorded, all, observed } = peer.found;
  const shares = ["-", all.toFixed(3), "-", observed.toFixed(3), "-", peer.seconds.toFixed(2)];
  printRow([name, "", String(recorded), ...shares]);
}

function measuredExtraction(
  sources: string,
  out: string,
): { graph: SourceGraph; milliseconds: number; peakBytes: number } {
  const run = spawnSync(process.execPath, [child, sources, out], { stdio: ["ignore", "ignore", "inherit"] });
  if (run.status !== 0) throw new Error(`Reading ${sources} failed.`);
  const measured = deserialize(readFileSync(out));
  rmSync(out);
  return measured;
}

function printRow(cells: readonly string[]) {
  console.log(cells.map((cell) => cell.padStart(11)).join(" "));
}

await benchPython(process.argv.slice(2).filter((name) => name !== "python"));
