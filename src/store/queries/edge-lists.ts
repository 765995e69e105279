import type { RunId } from "#model/ids.ts";
import type { ProfileEdge } from "#model/imported-profile.ts";
import type { Store } from "../open-store.ts";
import { bytesToInts, intBytes } from "../packed-array.ts";
import { loadCosts, saveCosts } from "./cost-lists.ts";
import { packedCounts, unpackedCounts } from "./packed-counts.ts";

/** Keeps the edges of a thread in their order, with their costs. */
export function saveEdges(db: Store, run: RunId, thread: number, edges: readonly ProfileEdge[]): void {
  if (edges.length === 0) return;
  const callers = Int32Array.from(edges, (edge) => edge.caller);
  const callees = Int32Array.from(edges, (edge) => edge.callee);
  const { counts, large } = packedCounts(edges);
  const insert = db.prepare("INSERT INTO edge_list VALUES (?, ?, ?, ?, ?, ?)");
  insert.run(run, thread, intBytes(callers), intBytes(callees), counts, large);
  saveCosts(db, { run, thread, owner: "edge" }, edges);
}

interface EdgeRow {
  readonly callers: Uint8Array;
  readonly callees: Uint8Array;
  readonly counts: Uint8Array;
  readonly large_counts: string | null;
}

/** The edges of a thread as they were imported. */
export function loadEdges(db: Store, run: RunId, thread: number, measures: number): ProfileEdge[] {
  const row = db
    .prepare<[RunId, number], EdgeRow>("SELECT * FROM edge_list WHERE run = ? AND thread = ?")
    .get(run, thread);
  if (row === undefined) return [];
  const callees = bytesToInts(row.callees);
  const count = unpackedCounts(row.counts, row.large_counts);
  const costs = loadCosts(db, { run, thread, owner: "edge" }, callees.length, measures);
  return Array.from(bytesToInts(row.callers), (caller, at) => ({
    caller,
    callee: callees[at]!,
    calls: count(at),
    primitiveCalls: count(at + callees.length),
    costs: costs(at),
  }));
}
