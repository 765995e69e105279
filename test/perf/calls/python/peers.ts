import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import type { SourceGraph } from "#model/source-graph.ts";
import { type Comparison, compareCalls } from "./compare-calls.ts";
import type { RecordedCall } from "./record-package.ts";

/** Longest that another tool may take for one package. */
const longest = 120_000;

/** What another tool found of the same recorded calls, or why it couldn't be asked. */
export type PeerResult = { readonly found: Comparison; readonly seconds: number } | { readonly notRun: string };

/** Runs PyCG on a package and holds its edges, matched by dotted name, to the recorded calls. */
export function comparePyCg(
  folder: string,
  sources: string,
  graph: SourceGraph,
  calls: readonly RecordedCall[],
): PeerResult {
  const python = peerEnvironment(folder);
  if (python === null) return { notRun: "couldn't be installed" };
  const out = join(folder, "peer.json");
  rmSync(out, { force: true });
  const alone = join(folder, "alone"); // away from the packages beside it, which it would read as well
  const copy = join(alone, basename(sources));
  rmSync(alone, { recursive: true, force: true });
  cpSync(sources, copy, { recursive: true });
  const files = graph.files.map((file) => join(copy, file.path)).filter((path) => path.endsWith(".py"));
  const start = performance.now();
  const run = spawnSync(python, ["-m", "pycg", "--package", alone, ...files, "-o", out], {
    cwd: alone,
    timeout: longest,
    encoding: "utf8",
  });
  const seconds = (performance.now() - start) / 1000;
  if (run.error !== undefined) return { notRun: `no end in ${longest / 1000} s` };
  if (run.status !== 0 || !existsSync(out)) {
    return { notRun: run.stderr.trim().split("\n").at(-1) ?? "failed without a word" };
  }
  const edges = JSON.parse(readFileSync(out, "utf8")) as Record<string, string[]>;
  return { found: compareCalls(asGraph(graph, edges), calls), seconds };
}

/** Its edges between our functions of the same name. */
function asGraph(graph: SourceGraph, edges: Record<string, string[]>): SourceGraph {
  const ids = new Map(graph.functions.map((item) => [item.qualifiedName, item.id]));
  const found = Object.entries(edges).flatMap(([from, targets]) => targets.map((to) => [ids.get(from), ids.get(to)]));
  return {
    ...graph,
    hubs: [],
    calls: found.flatMap(([caller, callee]) => {
      if (caller === undefined || callee === undefined) return [];
      return [{ caller, callee, sites: [], via: "direct", tier: "direct", certainty: "certain" }];
    }),
  };
}

/** An environment with PyCG, whose package is installed under a name that its own imports don't use; null when that fails. */
function peerEnvironment(folder: string): string | null {
  const home = join(folder, "peers");
  const python = join(home, "bin/python");
  mkdirSync(folder, { recursive: true });
  if (!existsSync(python)) spawnSync("python3", ["-m", "venv", home]);
  spawnSync(python, ["-m", "pip", "install", "-q", "pycg", "setuptools<70"]);
  const lib = join(home, "lib");
  if (!existsSync(lib)) return null;
  const packages = join(lib, readdirSync(lib)[0]!, "site-packages");
  if (!existsSync(join(packages, "PyCG"))) return null;
  if (!existsSync(join(packages, "pycg"))) symlinkSync("PyCG", join(packages, "pycg"));
  return python;
}
