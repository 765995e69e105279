import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SourceFunction, SourceGraph } from "#model/source-graph.ts";
import { type Comparison, compareCalls } from "./compare-calls.ts";
import type { RecordedCall } from "./record-package.ts";

/** Longest that another tool may take for one package. */
const longest = 120_000;
const pyanScript = fileURLToPath(new URL("./pyan_edges.py", import.meta.url));

/** What another tool found of the same recorded calls, or why it couldn't be asked. */
export type PeerResult = { readonly found: Comparison; readonly seconds: number } | { readonly notRun: string };

/** What a tool is run on: a copy of the package alone in a folder, its files, and where the answer goes. */
interface Task {
  readonly bin: string;
  readonly root: string;
  readonly copy: string;
  readonly files: readonly string[];
  readonly out: string;
}

/** Another tool that draws call graphs of Python, from PyPI. */
export interface Peer {
  readonly name: string;
  /** What pip installs, and the folder among the packages that says it is there. */
  readonly packages: readonly string[];
  readonly installed: string;
  readonly command: (task: Task) => readonly string[];
  /** Names of callers and callees in its answer. */
  readonly edges: (answer: string) => readonly (readonly [string, string])[];
  /** The name under which it knows one of our functions. */
  readonly nameOf: (item: SourceFunction) => string;
}

/** Edges as an object of dotted names. */
function dottedEdges(answer: string): (readonly [string, string])[] {
  const edges = JSON.parse(answer) as Record<string, string[]>;
  return Object.entries(edges).flatMap(([from, targets]) => targets.map((to) => [from, to] as const));
}

interface DrawnGraph {
  readonly graph: {
    readonly nodes: Record<string, { readonly name: string; readonly label: string }>;
    readonly edges: readonly { readonly source: string; readonly target: string }[];
  };
}

/** code2flow names a function by its file without the folder; the line in its label tells apart those of one name. */
function drawnEdges(answer: string): (readonly [string, string])[] {
  const { nodes, edges } = (JSON.parse(answer) as DrawnGraph).graph;
  const name = (uid: string) => {
    const { name, label } = nodes[uid]!;
    return `${name.split("::")[0]} ${/^\d+/.exec(label)?.[0] ?? "0"}`;
  };
  return edges.map(({ source, target }) => [name(source), name(target)] as const);
}

const dotted = (item: SourceFunction) => item.qualifiedName;

/** The tools of the bench's table. */
export const peers: readonly Peer[] = [
  {
    name: "PyCG",
    packages: ["pycg", "setuptools<70"],
    installed: "PyCG",
    command: ({ bin, root, files, out }) => [join(bin, "python"), "-m", "pycg", "--package", root, ...files, "-o", out],
    edges: dottedEdges,
    nameOf: dotted,
  },
  {
    name: "pyan3",
    packages: ["pyan3"],
    installed: "pyan",
    command: ({ bin, root, files, out }) => [join(bin, "python"), pyanScript, root, out, ...files],
    edges: dottedEdges,
    nameOf: dotted,
  },
  {
    name: "code2flow",
    packages: ["code2flow"],
    installed: "code2flow",
    command: ({ bin, copy, out }) => [join(bin, "code2flow"), copy, "--language", "py", "--quiet", "--output", out],
    edges: drawnEdges,
    nameOf: ({ file, kind, line }) =>
      `${basename(file ?? "").replace(/\.py$/, "")} ${kind === "module" ? 0 : String(line)}`,
  },
];

/** Runs another tool on a package and holds its edges to the recorded calls. */
export function comparePeer(
  peer: Peer,
  folder: string,
  sources: string,
  graph: SourceGraph,
  calls: readonly RecordedCall[],
): PeerResult {
  const bin = peerEnvironment(peer, folder);
  if (bin === null) return { notRun: "couldn't be installed" };
  const out = join(folder, "peer.json");
  rmSync(out, { force: true });
  const root = join(folder, "alone"); // away from the packages beside it, which it would read as well
  const copy = join(root, basename(sources));
  rmSync(root, { recursive: true, force: true });
  cpSync(sources, copy, { recursive: true });
  const files = graph.files.map((file) => join(copy, file.path)).filter((path) => path.endsWith(".py"));
  const [command, ...args] = peer.command({ bin, root, copy, files, out });
  const start = performance.now();
  const run = spawnSync(command!, args, { cwd: root, timeout: longest, encoding: "utf8" });
  const seconds = (performance.now() - start) / 1000;
  if (run.error !== undefined) return { notRun: `no end in ${longest / 1000} s` };
  if (run.status !== 0 || !existsSync(out)) {
    return { notRun: run.stderr.trim().split("\n").at(-1) ?? "failed without a word" };
  }
  return { found: compareCalls(asGraph(peer, graph, peer.edges(readFileSync(out, "utf8"))), calls), seconds };
}

/** Its edges between our functions of the same name; a call of a class counts for the class's constructor. */
function asGraph(peer: Peer, graph: SourceGraph, edges: readonly (readonly [string, string])[]): SourceGraph {
  const own = graph.functions.filter((item) => item.file !== null);
  const ids = new Map(own.map((item) => [peer.nameOf(item), item.id]));
  const constructors = new Map(
    own.flatMap((item) => (item.name === "__init__" && item.parent !== null ? [[item.parent, item.id] as const] : [])),
  );
  return {
    ...graph,
    hubs: [],
    calls: edges.flatMap(([from, to]) => {
      const [caller, target] = [ids.get(from), ids.get(to)];
      if (caller === undefined || target === undefined) return [];
      const callee = constructors.get(target) ?? target;
      return [{ caller, callee, sites: [], via: "direct", tier: "direct", certainty: "certain" }];
    }),
  };
}

/** The programs of an environment with a tool; null when it can't be installed. */
function peerEnvironment(peer: Peer, folder: string): string | null {
  const home = join(folder, `peer-${peer.name}`);
  const bin = join(home, "bin");
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(bin, "python"))) spawnSync("python3", ["-m", "venv", home]);
  const lib = join(home, "lib");
  if (!existsSync(lib)) return null;
  const packages = join(lib, readdirSync(lib)[0]!, "site-packages");
  const isThere = () => existsSync(join(packages, peer.installed));
  if (!isThere()) spawnSync(join(bin, "python"), ["-m", "pip", "install", "-q", ...peer.packages]);
  if (!isThere()) return null;
  // PyCG is installed under a name that its own imports don't use.
  const lower = join(packages, peer.installed.toLowerCase());
  if (!existsSync(lower)) symlinkSync(peer.installed, lower);
  return bin;
}
