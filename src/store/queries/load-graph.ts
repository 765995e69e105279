import type { FunctionId } from "#model/ids.ts";
import type {
  CallHub,
  CallTier,
  CallVia,
  Certainty,
  IndexedFile,
  SourceFunction,
  SourceGraph,
  StaticCall,
  UnreadableFile,
} from "#model/source-graph.ts";
import { type PackedCalls, unpackedFunction } from "../graph-parts.ts";
import type { Store } from "../open-store.ts";

interface PartRow {
  readonly source: string;
  readonly file: string;
  readonly functions: string;
  readonly calls: string;
}

/**
 * The whole static graph: Python before the other languages, functions and calls by file, names outside the project last.
 * External functions that two languages name alike are one. Empty when the project was never indexed.
 */
export function loadGraph(db: Store): SourceGraph {
  return db.transaction(() => {
    const parts = db.prepare<[], PartRow>("SELECT source, file, functions, calls FROM graph_part").all().sort(inOrder);
    const functions = loadFunctions(parts);
    const calls: StaticCall[] = [];
    const hubs: CallHub[] = [];
    const lists = loadCandidates(db);
    for (const part of parts) {
      const packed = JSON.parse(part.calls) as PackedCalls;
      const names = packed.names.map((id) => functions.get(id)!.id); // one string for each id
      addCalls(packed, names, calls);
      addHubs(packed, names, lists.get(part.source), hubs);
    }
    return {
      files: db.prepare<[], IndexedFile>("SELECT path, language, hash, lines FROM file ORDER BY path").all(),
      functions: [...functions.values()],
      calls,
      hubs,
      unreadable: loadUnreadable(db),
      leftOut: db.prepare<[], UnreadableFile>("SELECT file, reason FROM left_out ORDER BY number").all(),
    };
  })();
}

/** The functions of the static graph alone, in the order of `loadGraph`. */
export function loadGraphFunctions(db: Store): readonly SourceFunction[] {
  const parts = db.prepare<[], PartRow>("SELECT source, file, functions, '' AS calls FROM graph_part").all();
  return [...loadFunctions(parts.sort(inOrder)).values()];
}

function inOrder(a: PartRow, b: PartRow): number {
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  if (a.file === "" || b.file === "") return a.file === b.file ? 0 : a.file === "" ? 1 : -1;
  return a.file < b.file ? -1 : 1;
}

function loadFunctions(parts: readonly PartRow[]): ReadonlyMap<FunctionId, SourceFunction> {
  const functions = new Map<FunctionId, SourceFunction>();
  for (const part of parts) {
    for (const packed of JSON.parse(part.functions) as unknown[][]) {
      const one = unpackedFunction(packed);
      if (!functions.has(one.id)) functions.set(one.id, one);
    }
  }
  return functions;
}

function addCalls({ calls, kinds }: PackedCalls, names: readonly FunctionId[], into: StaticCall[]): void {
  const words = kinds.map((kind) => kind.split(" ") as [Certainty, CallVia, CallTier]);
  for (const row of calls) {
    const [certainty, via, tier] = words[row[2]!]!;
    const sites: StaticCall["sites"][number][] = [];
    for (let at = 3; at < row.length; at += 3) {
      sites.push({ line: row[at]!, column: row[at + 1]!, candidates: row[at + 2]! });
    }
    into.push({ caller: names[row[0]!]!, callee: names[row[1]!]!, certainty, via, tier, sites });
  }
}

function addHubs(
  { hubs, kinds, lists }: PackedCalls,
  names: readonly FunctionId[],
  candidates: ReadonlyMap<string, readonly FunctionId[]> | undefined,
  into: CallHub[],
): void {
  for (const row of hubs) {
    const [caller, line, column, kind, list] = row as [number, number, number, number, number];
    const tier = kinds[kind] as CallTier;
    into.push({ caller: names[caller]!, site: { line, column }, tier, candidates: candidates!.get(lists[list]!)! });
  }
}

/** By source and digest: hubs with equal candidates share one list. */
function loadCandidates(db: Store): ReadonlyMap<string, ReadonlyMap<string, readonly FunctionId[]>> {
  const bySource = new Map<string, Map<string, readonly FunctionId[]>>();
  const rows = db.prepare<[], { source: string; digest: string; functions: string }>("SELECT * FROM hub_candidates");
  for (const { source, digest, functions } of rows.iterate()) {
    let lists = bySource.get(source);
    if (lists === undefined) {
      lists = new Map();
      bySource.set(source, lists);
    }
    lists.set(digest, JSON.parse(functions));
  }
  return bySource;
}

/** Files that couldn't be read in full, of all languages. */
export function loadUnreadable(db: Store): UnreadableFile[] {
  const rows = db.prepare<[], { unreadable: string }>("SELECT unreadable FROM extracted ORDER BY source").all();
  return rows.flatMap((row) => JSON.parse(row.unreadable) as UnreadableFile[]);
}
