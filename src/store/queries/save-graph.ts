import type { SourceGraph } from "#model/source-graph.ts";
import type { Store } from "../open-store.ts";

/** What is known of a file on disk, to see quickly whether it changed. */
export interface FileStamp {
  readonly bytes: number;
  readonly modifiedMs: number;
}

export interface SavedIndex {
  readonly graph: SourceGraph;
  readonly stamps: ReadonlyMap<string, FileStamp>;
  readonly extractorVersion: string;
  /** ISO 8601. */
  readonly finishedAt: string;
  /** Nanoseconds. */
  readonly took: number;
  readonly filesRead: number;
}

/** Replaces the static graph as a whole, in one transaction: readers see the old graph or the new one. */
export function saveGraph(db: Store, index: SavedIndex): void {
  db.transaction(() => {
    for (const table of [
      "call_site",
      "static_call",
      "call_hub",
      "hub_candidates",
      "function",
      "file",
      "file_problem",
    ]) {
      db.exec(`DELETE FROM ${table}`);
    }
    saveFiles(db, index);
    const numbers = saveFunctions(db, index.graph);
    saveCalls(db, index.graph, numbers);
    db.prepare(
      `INSERT INTO index_state (only, revision, extractor_version, finished_at, took_ns, files_read)
       VALUES (1, 1, @extractorVersion, @finishedAt, @took, @filesRead)
       ON CONFLICT (only) DO UPDATE SET revision = revision + 1, extractor_version = @extractorVersion,
         finished_at = @finishedAt, took_ns = @took, files_read = @filesRead`,
    ).run({
      extractorVersion: index.extractorVersion,
      finishedAt: index.finishedAt,
      took: Math.round(index.took),
      filesRead: index.filesRead,
    });
  }).immediate();
}

function saveFiles(db: Store, { graph, stamps }: SavedIndex): void {
  const insert = db.prepare("INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?)");
  for (const file of graph.files) {
    const stamp = stamps.get(file.path);
    insert.run(file.path, file.language, file.hash, file.lines, stamp?.bytes ?? null, stamp?.modifiedMs ?? null);
  }
  const problem = db.prepare("INSERT INTO file_problem (file, reason, left_out) VALUES (?, ?, ?)");
  for (const { file, reason } of graph.unreadable) problem.run(file, reason, 0);
  for (const { file, reason } of graph.leftOut) problem.run(file, reason, 1);
}

function saveFunctions(db: Store, graph: SourceGraph): ReadonlyMap<string, number> {
  const insert = db.prepare(
    `INSERT INTO function (number, id, qualified_name, name, kind, language, file, line, column_number, end_line, external,
       parent_id, positions, fingerprint, complexity)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const numbers = new Map<string, number>();
  for (const one of graph.functions) {
    if (numbers.has(one.id)) continue;
    const number = numbers.size + 1;
    numbers.set(one.id, number);
    insert.run(
      number,
      one.id,
      one.qualifiedName,
      one.name,
      one.kind,
      one.language,
      one.file,
      one.line,
      one.column,
      one.endLine,
      one.external ? 1 : 0,
      one.parent,
      JSON.stringify(one.positions),
      one.fingerprint,
      one.complexity === null ? null : JSON.stringify(one.complexity),
    );
  }
  return numbers;
}

function saveCalls(db: Store, graph: SourceGraph, numbers: ReadonlyMap<string, number>): void {
  const insertCall = db.prepare("INSERT INTO static_call VALUES (?, ?, ?, ?, ?, ?)");
  const insertSite = db.prepare("INSERT OR IGNORE INTO call_site VALUES (?, ?, ?, ?)");
  let number = 0;
  for (const call of graph.calls) {
    const caller = numbers.get(call.caller);
    const callee = numbers.get(call.callee);
    if (caller === undefined || callee === undefined) {
      throw new Error(`A call names a function that isn't in the graph: ${call.caller} -> ${call.callee}`);
    }
    insertCall.run(++number, caller, callee, call.certainty, call.via, call.tier);
    for (const site of call.sites) insertSite.run(number, site.line, site.column, site.candidates);
  }
  saveHubs(db, graph.hubs, numbers);
}

function saveHubs(db: Store, hubs: SourceGraph["hubs"], numbers: ReadonlyMap<string, number>): void {
  const insertCandidates = db.prepare("INSERT INTO hub_candidates (number, functions) VALUES (?, ?)");
  const insertHub = db.prepare(
    "INSERT INTO call_hub (caller, line, column_number, tier, candidates) VALUES (?, ?, ?, ?, ?)",
  );
  const lists = new Map<SourceGraph["hubs"][number]["candidates"], number>();
  for (const { caller, site, tier, candidates } of hubs) {
    const from = numbers.get(caller);
    if (from === undefined) throw new Error(`A hub names a function that isn't in the graph: ${caller}`);
    let list = lists.get(candidates);
    if (list === undefined) {
      list = lists.size + 1;
      lists.set(candidates, list);
      insertCandidates.run(list, JSON.stringify(candidates));
    }
    insertHub.run(from, site.line, site.column, tier, list);
  }
}
