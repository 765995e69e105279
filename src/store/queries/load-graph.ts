import type { FunctionId } from "#model/ids.ts";
import type {
  CallHub,
  CallTier,
  CallVia,
  Certainty,
  FunctionKind,
  IndexedFile,
  Language,
  SourceFunction,
  SourceGraph,
  StaticCall,
  UnreadableFile,
} from "#model/source-graph.ts";
import type { Store } from "../open-store.ts";

/** The whole static graph, in the order in which it was saved. Empty when the project was never indexed. */
export function loadGraph(db: Store): SourceGraph {
  return db.transaction(() => {
    const functions = loadFunctions(db);
    return {
      files: db.prepare<[], IndexedFile>("SELECT path, language, hash, lines FROM file ORDER BY path").all(),
      functions,
      calls: loadCalls(db, functions),
      hubs: loadHubs(db, functions),
      unreadable: loadProblems(db, 0),
      leftOut: loadProblems(db, 1),
    };
  })();
}

interface FunctionRow {
  id: FunctionId;
  qualified_name: string;
  name: string;
  kind: FunctionKind;
  language: Language;
  file: string | null;
  line: number | null;
  column_number: number | null;
  end_line: number | null;
  external: number;
  parent_id: FunctionId | null;
  positions: string;
  fingerprint: string | null;
  complexity: string | null;
}

function loadFunctions(db: Store): SourceFunction[] {
  const rows = db.prepare<[], FunctionRow>("SELECT * FROM function ORDER BY number").all();
  return rows.map((row) => ({
    id: row.id,
    qualifiedName: row.qualified_name,
    name: row.name,
    kind: row.kind,
    language: row.language,
    file: row.file,
    line: row.line,
    column: row.column_number,
    endLine: row.end_line,
    external: row.external === 1,
    parent: row.parent_id,
    positions: JSON.parse(row.positions),
    fingerprint: row.fingerprint,
    complexity: row.complexity === null ? null : JSON.parse(row.complexity),
  }));
}

interface SiteRow {
  caller: number;
  callee: number;
  number: number;
  certainty: Certainty;
  via: CallVia;
  tier: CallTier;
  line: number | null;
  column_number: number | null;
  candidates: number | null;
}

/** Function numbers run from 1 in order, so that number - 1 is the position in the list. */
function loadCalls(db: Store, functions: readonly SourceFunction[]): StaticCall[] {
  const rows = db
    .prepare<[], SiteRow>(
      `SELECT number, caller, callee, certainty, via, tier, line, column_number, candidates
       FROM static_call LEFT JOIN call_site ON call = number ORDER BY number, line, column_number`,
    )
    .iterate();
  const calls: StaticCall[] = [];
  let last = 0;
  let sites: { line: number; column: number; candidates: number }[] = [];
  for (const row of rows) {
    if (row.number !== last) {
      last = row.number;
      sites = [];
      const { certainty, via, tier } = row;
      calls.push({
        caller: functions[row.caller - 1]!.id,
        callee: functions[row.callee - 1]!.id,
        certainty,
        via,
        tier,
        sites,
      });
    }
    if (row.line !== null) sites.push({ line: row.line, column: row.column_number!, candidates: row.candidates! });
  }
  return calls;
}

function loadHubs(db: Store, functions: readonly SourceFunction[]): CallHub[] {
  const lists = new Map(
    db
      .prepare<[], { number: number; functions: string }>("SELECT number, functions FROM hub_candidates")
      .all()
      .map((row): [number, CallHub["candidates"]] => [row.number, JSON.parse(row.functions)]),
  );
  return db
    .prepare<[], { caller: number; line: number; column_number: number; tier: CallTier; candidates: number }>(
      "SELECT caller, line, column_number, tier, candidates FROM call_hub ORDER BY number",
    )
    .all()
    .map((row) => ({
      caller: functions[row.caller - 1]!.id,
      site: { line: row.line, column: row.column_number },
      tier: row.tier,
      candidates: lists.get(row.candidates)!,
    }));
}

function loadProblems(db: Store, leftOut: 0 | 1): UnreadableFile[] {
  return db
    .prepare<[number], UnreadableFile>("SELECT file, reason FROM file_problem WHERE left_out = ? ORDER BY number")
    .all(leftOut);
}
