import type { ImportedProfile, ProfileEdge, ProfileFrame } from "#model/imported-profile.ts";
import type { Cost, Measure } from "#model/measure.ts";
import { cyclesOf } from "../edges/cycles.ts";
import { csvLine } from "../memray-csv/csv-line.ts";
import { flatThread } from "../one-thread.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import type { ProfileSource } from "../source/profile-source.ts";
import { textFormat } from "../text-format.ts";

interface GdfNode {
  readonly name: string;
  readonly calls: number;
  /** By measure: nanoseconds, bytes, bytes. Null where the file has none or it is no number. */
  readonly totals: readonly (number | null)[];
}

interface GdfEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}

/**
 * pycallgraph's graph for Gephi (GDF): functions with their calls and the time of their whole activations; nothing is known
 * of own time. The calls of an edge stand only in its label. It adds the time of a recursive function at every level, far
 * over the whole, so such times are unknown.
 */
export const gdf: ProfileImporter = {
  format: "gdf",
  recognizes: (source) => textFormat(source) === "gdf",
  read: async (source): Promise<ImportedProfile> => {
    const nodes = new Map<string, GdfNode>();
    const edges: GdfEdge[] = [];
    let columns: readonly string[] = [];
    let isEdges = false;
    await source.eachLine((line, number) => {
      const head = /^(node|edge)def>(.*)$/.exec(line);
      if (head !== null) {
        isEdges = head[1] === "edge";
        columns = csvLine(head[2] ?? "").map((column) => column.trim().split(/\s+/)[0] ?? "");
      } else if (line.trim() !== "") {
        const row = new Map(csvLine(line).map((field, at) => [columns[at] ?? "", unquoted(field)]));
        if (isEdges)
          edges.push({ from: row.get("node1") ?? "", to: row.get("node2") ?? "", label: row.get("label") ?? "" });
        else addNode(nodes, row, source, number);
      }
    });
    if (nodes.size === 0) throw source.error({ line: 1 }, "no function");
    const { thread, lost, recursive } = graphThread(nodes, edges, source.file);
    const reasons = [
      ...(lost === 0 ? [] : ["calls of functions that aren't listed"]),
      ...(recursive === 0
        ? []
        : [`the times of ${recursive} recursive functions, which pycallgraph adds up at every level`]),
    ];
    return {
      format: "gdf",
      producer: "pycallgraph",
      file: source.file,
      threads: [thread],
      skipped: { lines: lost + recursive, reason: reasons.length === 0 ? null : reasons.join("; ") },
    };
  },
};

function addNode(
  nodes: Map<string, GdfNode>,
  row: ReadonlyMap<string, string>,
  source: ProfileSource,
  line: number,
): void {
  const name = row.get("name") ?? "";
  const calls = Number(row.get("calls") ?? Number.NaN);
  if (name === "" || !Number.isSafeInteger(calls)) throw source.error({ line }, "a function without a name or calls");
  const value = (column: string, scale: number) => {
    const number = Number(row.get(column) || Number.NaN);
    return Number.isFinite(number) ? Math.max(0, Math.round(number * scale)) : null;
  };
  nodes.set(name, { name, calls, totals: [value("time", 1e9), value("memory_in", 1), value("memory_out", 1)] });
}

function graphThread(listed: ReadonlyMap<string, GdfNode>, edges: readonly GdfEdge[], file: string) {
  const indexes = new Map([...listed.keys()].map((name, index) => [name, index]));
  const inCycle = recursiveNodes(indexes, edges);
  const all = [...listed.values()].map((node, at) =>
    inCycle.has(at) ? { ...node, totals: [null, null, null] } : node,
  );
  const possible = ["time", "memory in", "memory out"] as const;
  const used = [0, 1, 2].filter((at) => at === 0 || all.some(({ totals }) => (totals[at] ?? 0) > 0));
  const measures = used.map((at): Measure => {
    const whole = all.reduce((most, { totals }) => Math.max(most, totals[at] ?? 0), 0);
    return { name: possible[at] as string, unit: at === 0 ? "nanoseconds" : "bytes", whole };
  });
  const merged = new Map<string, ProfileEdge>();
  let lost = 0;
  for (const { from, to, label } of edges) {
    const [caller, callee] = [indexes.get(from), indexes.get(to)];
    const calls = Number(/\d+/.exec(label.replaceAll(/(?<=\d),(?=\d{3})/g, ""))?.[0] ?? Number.NaN);
    if (caller === undefined || callee === undefined) lost++;
    else
      merged.set(`${caller} ${callee}`, {
        caller,
        callee,
        calls: Number.isSafeInteger(calls) ? calls : null,
        costs: unknown(used),
      });
  }
  const frames = all.map((node) => graphFrame(node, used));
  return {
    thread: flatThread(file, { measures, frames, edges: [...merged.values()], hasCalls: true }),
    lost,
    recursive: inCycle.size,
  };
}

/** The functions that call themselves, directly or through others. */
function recursiveNodes(indexes: ReadonlyMap<string, number>, edges: readonly GdfEdge[]): ReadonlySet<number> {
  const ends = edges.map(({ from, to }) => [indexes.get(from) ?? -1, indexes.get(to) ?? -1] as const);
  const known = ends.filter(([caller, callee]) => caller !== -1 && callee !== -1);
  const [callers, callees] = [known.map(([caller]) => caller), known.map(([, callee]) => callee)];
  const { component } = cyclesOf({ size: indexes.size, callers, callees });
  const within = known.filter(([caller, callee]) => component[caller] === component[callee]);
  return new Set(within.flat());
}

function graphFrame({ name, calls, totals }: GdfNode, used: readonly number[]): ProfileFrame {
  const costs: Cost[] = used.map((at) => ({ self: null, total: totals[at] ?? null }));
  return {
    name,
    file: null,
    line: null,
    column: null,
    lineKind: "definition",
    external: false,
    calls,
    primitiveCalls: null,
    costs,
  };
}

function unknown(used: readonly number[]): Cost[] {
  return used.map(() => ({ self: null, total: null }));
}

function unquoted(field: string): string {
  return field.trim().replace(/^["'](.*)["']$/s, "$1");
}
