import type { RunId } from "#model/ids.ts";
import type { CallTree, ImportedThread, ProfileEdge, ProfileFrame, SampleTimeline } from "#model/imported-profile.ts";
import type { Cost, Measure } from "#model/measure.ts";
import type { Store } from "../open-store.ts";
import { unpackFloats, unpackInts } from "../packed-array.ts";
import { loadedCount } from "../stored-count.ts";

interface ThreadRow {
  thread: number;
  name: string;
  process_id: string | null;
  process_name: string | null;
  thread_id: string | null;
  has_stacks: number;
  has_calls: number;
}

/** All threads of a run as they were imported, in their order. */
export function loadThreads(db: Store, run: RunId): ImportedThread[] {
  const rows = db.prepare<[RunId], ThreadRow>("SELECT * FROM run_thread WHERE run = ? ORDER BY thread").all(run);
  return rows.map((row) => {
    const measures = db
      .prepare<[RunId, number], Measure>(
        "SELECT name, unit, whole FROM run_measure WHERE run = ? AND thread = ? ORDER BY measure",
      )
      .all(run, row.thread);
    return {
      name: row.name,
      processId: row.process_id,
      ...(row.process_name === null ? {} : { processName: row.process_name }),
      threadId: row.thread_id,
      measures,
      hasStacks: row.has_stacks === 1,
      hasCalls: row.has_calls === 1,
      frames: threadFrames(db, run, row.thread, measures.length),
      edges: loadEdges(db, run, row.thread, measures.length),
      tree: loadTree(db, run, row.thread),
      timeline: loadTimeline(db, run, row.thread),
    };
  });
}

/** The frames of each thread of a run alone, without the trees and timelines, which may be far larger. */
export function loadFrames(db: Store, run: RunId): ProfileFrame[][] {
  const threads = db
    .prepare<[RunId], { thread: number; measures: number }>(
      `SELECT thread, (SELECT COUNT(*) FROM run_measure AS m WHERE m.run = t.run AND m.thread = t.thread) AS measures
       FROM run_thread AS t WHERE run = ? ORDER BY thread`,
    )
    .all(run);
  return threads.map(({ thread, measures }) => threadFrames(db, run, thread, measures));
}

const unknownCost: Cost = { self: null, total: null };

/** Costs of frames or edges of one thread, by position and then by measure. */
function loadCosts(db: Store, table: "frame" | "edge", run: RunId, thread: number, measures: number, count: number) {
  const costs: Cost[][] = Array.from({ length: count }, () => Array<Cost>(measures).fill(unknownCost));
  const rows = db
    .prepare<[RunId, number], { at: number; measure: number; self: number | null; total: number | null }>(
      `SELECT ${table} AS at, measure, self, total FROM ${table}_cost WHERE run = ? AND thread = ?`,
    )
    .iterate(run, thread);
  for (const { at, measure, self, total } of rows) costs[at]![measure] = { self, total };
  return costs;
}

interface FrameRow {
  name: string;
  file: string | null;
  line: bigint | null;
  column_number: bigint | null;
  line_kind: "definition" | "executing";
  owner: string | null;
  start_offset: bigint | null;
  end_offset: bigint | null;
  external: bigint;
  calls: bigint | string | null;
  primitive_calls: bigint | string | null;
  line_costs: string | null;
}

const orNull = (value: bigint | null) => (value === null ? null : Number(value));

function threadFrames(db: Store, run: RunId, thread: number, measures: number): ProfileFrame[] {
  const rows = db
    .prepare<[RunId, number], FrameRow>("SELECT * FROM frame WHERE run = ? AND thread = ? ORDER BY frame")
    .safeIntegers(true)
    .all(run, thread);
  const costs = loadCosts(db, "frame", run, thread, measures, rows.length);
  return rows.map((row, at) => ({
    name: row.name,
    file: row.file,
    line: orNull(row.line),
    column: orNull(row.column_number),
    lineKind: row.line_kind,
    ...(row.owner === null ? {} : { owner: row.owner }),
    ...(row.start_offset === null ? {} : { startOffset: Number(row.start_offset) }),
    ...(row.end_offset === null ? {} : { endOffset: Number(row.end_offset) }),
    external: row.external === 1n,
    calls: loadedCount(row.calls),
    primitiveCalls: loadedCount(row.primitive_calls),
    costs: costs[at]!,
    ...(row.line_costs === null ? {} : { lines: JSON.parse(row.line_costs) }),
  }));
}

interface EdgeRow {
  caller: bigint;
  callee: bigint;
  calls: bigint | string | null;
  primitive_calls: bigint | string | null;
}

function loadEdges(db: Store, run: RunId, thread: number, measures: number): ProfileEdge[] {
  const rows = db
    .prepare<[RunId, number], EdgeRow>(
      "SELECT caller, callee, calls, primitive_calls FROM edge WHERE run = ? AND thread = ? ORDER BY edge",
    )
    .safeIntegers(true)
    .all(run, thread);
  const costs = loadCosts(db, "edge", run, thread, measures, rows.length);
  return rows.map((row, at) => ({
    caller: Number(row.caller),
    callee: Number(row.callee),
    calls: loadedCount(row.calls),
    primitiveCalls: loadedCount(row.primitive_calls),
    costs: costs[at]!,
  }));
}

function loadTree(db: Store, run: RunId, thread: number): CallTree | null {
  const row = db
    .prepare<[RunId, number], { nodes: number; parents: Uint8Array; frames: Uint8Array; self: Uint8Array }>(
      "SELECT nodes, parents, frames, self FROM call_tree WHERE run = ? AND thread = ?",
    )
    .get(run, thread);
  if (row === undefined) return null;
  return {
    parents: unpackInts(row.parents),
    frames: unpackInts(row.frames),
    self: unpackFloats(row.self, row.nodes),
  };
}

interface TimelineRow {
  samples: number;
  times: Uint8Array;
  nodes: Uint8Array;
  end_ns: number;
  has_own_zero: number;
}

function loadTimeline(db: Store, run: RunId, thread: number): SampleTimeline | null {
  const row = db
    .prepare<[RunId, number], TimelineRow>(
      "SELECT samples, times, nodes, end_ns, has_own_zero FROM timeline WHERE run = ? AND thread = ?",
    )
    .get(run, thread);
  if (row === undefined) return null;
  const times = unpackFloats(row.times, row.samples)[0] ?? new Float64Array();
  return {
    ...(row.has_own_zero === 1 ? { hasOwnZero: true } : {}),
    times,
    nodes: unpackInts(row.nodes),
    end: row.end_ns,
  };
}
