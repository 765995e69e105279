import { type RunId, runId } from "#model/ids.ts";
import type { ImportedThread } from "#model/imported-profile.ts";
import type { RunCommand } from "#model/run.ts";
import type { Store } from "../open-store.ts";
import { packFloats, packInts } from "../packed-array.ts";
import { saveEdges } from "./edge-lists.ts";
import { saveFrames } from "./frame-lists.ts";

/** A run before it has a number. */
export interface NewRun {
  readonly label: string;
  readonly createdAt: string;
  readonly format: string;
  readonly producer: string | null;
  readonly file: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly command: RunCommand | null;
  readonly commit: string | null;
  readonly dirty: boolean | null;
  readonly exitCode: number | null;
  /** Nanoseconds. */
  readonly wallTime: number | null;
  /** Bytes. */
  readonly peakMemory: number | null;
  readonly skipped: { readonly lines: number; readonly reason: string | null };
  /** Content hash by path of the project's files when it was made; null when unknown. */
  readonly fileHashes: Readonly<Record<string, string>> | null;
  readonly threads: readonly ImportedThread[];
}

/**
 * Stores a run with all that belongs to it in one transaction: after a failure or a crash nothing of it is there.
 *
 * @param beforeCommit called when all is written; when it throws, nothing is stored
 */
export function saveRun(db: Store, run: NewRun, beforeCommit: () => void = () => {}): RunId {
  return db
    .transaction(() => {
      const id = insertRun(db, run);
      run.threads.forEach((thread, index) => {
        insertThread(db, id, index, thread);
      });
      beforeCommit();
      return id;
    })
    .immediate();
}

function insertRun(db: Store, run: NewRun): RunId {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO run (label, created_at, format, producer, file, parameters, command, commit_id, dirty, exit_code,
         wall_time_ns, peak_memory_bytes, has_stacks, has_calls, skipped_lines, skipped_reason, file_hashes)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      freeLabel(db, run.label),
      run.createdAt,
      run.format,
      run.producer,
      run.file,
      JSON.stringify(run.parameters),
      run.command === null ? null : JSON.stringify(run.command),
      run.commit,
      run.dirty === null ? null : run.dirty ? 1 : 0,
      run.exitCode,
      run.wallTime === null ? null : Math.round(run.wallTime),
      run.peakMemory,
      run.threads.some((thread) => thread.hasStacks) ? 1 : 0,
      run.threads.some((thread) => thread.hasCalls) ? 1 : 0,
      run.skipped.lines,
      run.skipped.reason,
      run.fileHashes === null ? null : JSON.stringify(run.fileHashes),
    );
  return runId(Number(lastInsertRowid));
}

/** The label, or `label 2`, `label 3`... when it is taken: labels name runs on the command line. */
export function freeLabel(db: Store, wanted: string): string {
  const taken = db.prepare("SELECT 1 FROM run WHERE label = ? AND deleted = 0");
  let label = wanted;
  for (let next = 2; taken.get(label) !== undefined; next++) label = `${wanted} ${next}`;
  return label;
}

function insertThread(db: Store, run: RunId, index: number, thread: ImportedThread): void {
  db.prepare("INSERT INTO run_thread VALUES (?, ?, ?, ?, ?, ?, ?, ?)").run(
    run,
    index,
    thread.name,
    thread.processId,
    thread.threadId,
    thread.hasStacks ? 1 : 0,
    thread.hasCalls ? 1 : 0,
    thread.processName ?? null,
  );
  const measure = db.prepare("INSERT INTO run_measure VALUES (?, ?, ?, ?, ?, ?)");
  thread.measures.forEach(({ name, unit, whole }, at) => {
    measure.run(run, index, at, name, unit, whole);
  });
  saveFrames(db, run, index, thread.frames);
  saveEdges(db, run, index, thread.edges);
  if (thread.tree !== null) {
    const { parents, frames, self } = thread.tree;
    db.prepare("INSERT INTO call_tree VALUES (?, ?, ?, ?, ?, ?)").run(
      run,
      index,
      parents.length,
      packInts(parents),
      packInts(frames),
      packFloats(self),
    );
  }
  if (thread.timeline !== null) {
    const { times, nodes, end, hasOwnZero } = thread.timeline;
    db.prepare("INSERT INTO timeline VALUES (?, ?, ?, ?, ?, ?, ?)").run(
      run,
      index,
      times.length,
      packFloats([times]),
      packInts(nodes),
      end,
      hasOwnZero === true ? 1 : 0,
    );
  }
}
