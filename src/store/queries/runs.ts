import type { RunId } from "#model/ids.ts";
import type { Measure, MeasureUnit } from "#model/measure.ts";
import type { Run, RunThread } from "#model/run.ts";
import { contentVersion } from "../data-version.ts";
import type { Store } from "../open-store.ts";
import { fusedRuns } from "./fused-runs.ts";

interface RunRow {
  id: RunId;
  label: string;
  created_at: string;
  format: string;
  producer: string | null;
  file: string;
  parameters: string;
  command: string | null;
  commit_id: string | null;
  dirty: number | null;
  exit_code: number | null;
  wall_time_ns: number | null;
  peak_memory_bytes: number | null;
  has_stacks: number;
  has_calls: number;
  skipped_lines: number;
  skipped_reason: string | null;
}

const lastRead = new WeakMap<Store, { readonly version: string; readonly runs: readonly Run[] }>();

/**
 * All runs of the project that were not deleted, newest last, each with what it takes from runs that are fused with it. Read
 * again only when somebody has written to the store, since one picture asks for them many times.
 */
export function runs(db: Store): Run[] {
  // What a transaction wrote may still be taken back.
  if (db.inTransaction) return readRuns(db);
  const version = contentVersion(db);
  const last = lastRead.get(db);
  if (last?.version === version) return [...last.runs];
  const read = readRuns(db);
  lastRead.set(db, { version, runs: read });
  return [...read];
}

function readRuns(db: Store): Run[] {
  const rows = db.prepare<[], RunRow>("SELECT * FROM run WHERE deleted = 0 ORDER BY id").all();
  const own = rows.map((row): Run => {
    const threads = runThreads(db, row.id);
    return {
      id: row.id,
      label: row.label,
      createdAt: row.created_at,
      format: row.format,
      producer: row.producer,
      file: row.file,
      parameters: JSON.parse(row.parameters),
      command: row.command === null ? null : JSON.parse(row.command),
      commit: row.commit_id,
      dirty: row.dirty === null ? null : row.dirty === 1,
      exitCode: row.exit_code,
      wallTime: row.wall_time_ns,
      peakMemory: row.peak_memory_bytes,
      measures: summedMeasures(threads),
      hasStacks: row.has_stacks === 1,
      hasCalls: row.has_calls === 1,
      threads,
      skipped: { lines: row.skipped_lines, reason: row.skipped_reason },
      fused: fusedRuns(db, row.id),
    };
  });
  return own.map((run) => (run.fused.length === 0 ? run : withFused(run, own)));
}

function withFused(run: Run, all: readonly Run[]): Run {
  const taken = run.fused.flatMap(({ id, measures }) => {
    const other = all.find((one) => one.id === id);
    return other?.measures.filter(({ name }) => measures.includes(name)) ?? [];
  });
  const hasCalls = run.hasCalls || run.fused.some(({ calls }) => calls);
  return { ...run, hasCalls, measures: [...run.measures, ...taken] };
}

interface ThreadMeasureRow {
  thread: number;
  thread_name: string;
  process_id: string | null;
  process_name: string | null;
  thread_id: string | null;
  name: string | null;
  unit: MeasureUnit;
  whole: number;
}

function runThreads(db: Store, run: RunId): RunThread[] {
  const rows = db
    .prepare<[RunId], ThreadMeasureRow>(
      `SELECT run_thread.thread, run_thread.name AS thread_name, process_id, process_name, thread_id,
         run_measure.name, unit, whole
       FROM run_thread LEFT JOIN run_measure USING (run, thread) WHERE run = ? ORDER BY thread, measure`,
    )
    .all(run);
  const threads: (RunThread & { readonly measures: Measure[] })[] = [];
  for (const row of rows) {
    if (threads.at(-1)?.index !== row.thread) {
      threads.push({
        index: row.thread,
        name: row.thread_name,
        processId: row.process_id,
        processName: row.process_name,
        threadId: row.thread_id,
        measures: [],
      });
    }
    if (row.name !== null) threads.at(-1)!.measures.push({ name: row.name, unit: row.unit, whole: row.whole });
  }
  return threads;
}

/** A run's measures are those of its threads, summed by name. */
function summedMeasures(threads: readonly RunThread[]): Measure[] {
  const sums = new Map<string, Measure>();
  for (const { measures } of threads) {
    for (const one of measures) {
      const before = sums.get(one.name)?.whole ?? 0;
      sums.set(one.name, { ...one, whole: before + one.whole });
    }
  }
  return [...sums.values()];
}

/** Takes the run out of all lists; `restoreRun` brings it back until `purgeDeletedRuns`. */
export function deleteRun(db: Store, id: RunId): void {
  db.prepare("UPDATE run SET deleted = 1 WHERE id = ?").run(id);
}

export function restoreRun(db: Store, id: RunId, label: string): void {
  db.prepare("UPDATE run SET deleted = 0, label = ? WHERE id = ?").run(label, id);
}

/** The label of a run, deleted or not; null when there is no such run. */
export function runLabel(db: Store, id: RunId): string | null {
  return db.prepare<[RunId], { label: string }>("SELECT label FROM run WHERE id = ?").get(id)?.label ?? null;
}

export function renameRun(db: Store, id: RunId, label: string): void {
  db.prepare("UPDATE run SET label = ? WHERE id = ?").run(label, id);
}

/** Frees the space of deleted runs. */
export function purgeDeletedRuns(db: Store): void {
  db.prepare("DELETE FROM run WHERE deleted = 1").run();
}

/** Content hashes of the project's files when the run was made; null when unknown. */
export function runFileHashes(db: Store, id: RunId): Readonly<Record<string, string>> | null {
  const row = db.prepare<[RunId], { file_hashes: string | null }>("SELECT file_hashes FROM run WHERE id = ?").get(id);
  return row?.file_hashes == null ? null : JSON.parse(row.file_hashes);
}
