import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { SourceFileEntry } from "#model/extraction.ts";
import type { SourceFunction, SourceGraph } from "#model/source-graph.ts";
import { languageServerCalls } from "./language-server-peer.ts";

/** Longest that another tool may take for one package. */
const longest = 180_000;
const folder = path.join(process.env.BENCH_CACHE ?? path.join(tmpdir(), "callsketch-bench"), "typescript-peers");

/** What another tool found of the recorded calls, or why it couldn't be asked. */
export type PeerResult = { readonly recall: number; readonly seconds: number } | { readonly notRun: string };

/** A package as all tools get it. */
export interface PeerTask {
  readonly root: string;
  readonly sources: string;
  readonly files: readonly SourceFileEntry[];
  readonly graph: SourceGraph;
  /** Recorded calls between functions of the package, as `caller callee`. */
  readonly recorded: ReadonlySet<string>;
}

/** Asks the other tools for the same package; one that can't be had or fails says so. */
export function comparePeers(task: PeerTask): ReadonlyMap<string, PeerResult> {
  return new Map([
    ["language server's call hierarchy", measured(task, () => hierarchy(task))],
    [
      "@persper/js-callgraph",
      task.files.every((each) => each.language === "javascript")
        ? measured(
            task,
            () => jsCallgraph(task),
            () => installed("@persper/js-callgraph", "js-callgraph"),
          )
        : { notRun: "it reads JavaScript alone" },
    ],
    [
      "@optave/codegraph",
      measured(
        task,
        () => codegraph(task),
        () => installed("@optave/codegraph", "codegraph"),
      ),
    ],
  ]);
}

/** Installing isn't part of the time. */
function measured({ recorded }: PeerTask, ask: () => ReadonlySet<string>, prepare: () => void = () => {}): PeerResult {
  try {
    prepare();
    const started = performance.now();
    const found = ask();
    const seen = [...recorded].filter((call) => found.has(call)).length;
    return { recall: seen / recorded.size, seconds: (performance.now() - started) / 1000 };
  } catch (error) {
    return { notRun: (error as Error).message };
  }
}

function hierarchy({ root, files, graph, recorded }: PeerTask): ReadonlySet<string> {
  return languageServerCalls(root, files, graph, new Set([...recorded].map((call) => call.split(" ")[0]!)));
}

interface DrawnEnd {
  readonly file: string;
  readonly range: { readonly start: number; readonly end: number };
}

/** It names the call as the source of an edge, and the called function by its range. */
function jsCallgraph({ root, sources, graph }: PeerTask): ReadonlySet<string> {
  const out = path.join(folder, "js-callgraph.json");
  rmSync(out, { force: true });
  run(installed("@persper/js-callgraph", "js-callgraph"), ["--cg", path.join(root, sources), "--output", out], root);
  const edges = JSON.parse(readFileSync(out, "utf8")) as { source: DrawnEnd; target: DrawnEnd }[];
  const byFile = Map.groupBy(
    graph.functions.filter((each) => !each.external),
    (each) => path.join(root, each.file!),
  );
  const around = ({ file, range }: DrawnEnd) => smallest((byFile.get(file) ?? []).filter((each) => holds(each, range)));
  return new Set(edges.map(({ source, target }) => `${around(source)?.id} ${around(target)?.id}`));
}

function holds({ kind, positions }: SourceFunction, { start, end }: DrawnEnd["range"]): boolean {
  return kind === "module" || (positions.startOffset! <= start && positions.endOffset! >= end);
}

function smallest(functions: readonly SourceFunction[]): SourceFunction | undefined {
  const size = ({ kind, positions }: SourceFunction) =>
    kind === "module" ? Number.POSITIVE_INFINITY : positions.endOffset! - positions.startOffset!;
  return functions.toSorted((a, b) => size(a) - size(b))[0];
}

interface Named {
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

/** Its answer holds names with files and lines. */
function codegraph({ root, sources, graph }: PeerTask): ReadonlySet<string> {
  const bin = installed("@optave/codegraph", "codegraph");
  const at = path.join(root, sources);
  run(bin, ["build", at], at);
  const answer = run(bin, ["export", "-f", "json", "--functions"], at);
  const { nodes, edges } = JSON.parse(answer) as {
    nodes: (Named & { id: number })[];
    edges: { source: number; target: number }[];
  };
  const ids = new Map(graph.functions.map((each) => [`${each.file}:${each.line}`, each.id]));
  const byNumber = new Map(nodes.map((each) => [each.id, ids.get(`${path.join(sources, each.file)}:${each.line}`)]));
  return new Set(edges.map(({ source, target }) => `${byNumber.get(source)} ${byNumber.get(target)}`));
}

/** The command of a tool, installed on first use; install scripts don't run. */
function installed(name: string, command: string): string {
  const bin = path.join(folder, "node_modules/.bin", command);
  if (existsSync(bin)) return bin;
  mkdirSync(folder, { recursive: true });
  run("npm", ["install", "--prefix", folder, "--no-audit", "--no-fund", "--ignore-scripts", "--silent", name], folder);
  return bin;
}

function run(command: string, given: readonly string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(command, given, {
    cwd,
    encoding: "utf8",
    timeout: longest,
    maxBuffer: 1 << 28,
  });
  const last = stderr?.trim().split("\n").at(-1)?.trim().slice(0, 160) ?? "";
  if (status !== 0)
    throw new Error(
      error?.message ?? `${path.basename(command)} ended with ${status}${last === "" ? "" : `: ${last}`}`,
    );
  return stdout;
}
