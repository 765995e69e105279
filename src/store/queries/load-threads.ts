import type { RunId } from "#model/ids.ts";
import type { CallTree, ImportedThread, ProfileFrame, SampleTimeline } from "#model/imported-profile.ts";
import type { Measure } from "#model/measure.ts";
import type { Store } from "../open-store.ts";
import { unpackFloats, unpackInts } from "../packed-array.ts";
import { loadEdges } from "./edge-lists.ts";
import { loadThreadFrames } from "./frame-lists.ts";

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
      frames: loadThreadFrames(db, run, row.thread, measures.length),
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
  return threads.map(({ thread, measures }) => loadThreadFrames(db, run, thread, measures));
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
