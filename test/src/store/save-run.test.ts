import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import type { ImportedThread, ProfileFrame } from "#model/imported-profile.ts";
import type { Cost } from "#model/measure.ts";
import { migrations } from "#store/migrations/index-of-migrations.ts";
import { openStore, type Store } from "#store/open-store.ts";
import { loadThreads } from "#store/queries/load-threads.ts";
import { deleteRun, renameRun, restoreRun, runs } from "#store/queries/runs.ts";
import { type NewRun, saveRun } from "#store/queries/save-run.ts";
import { temporaryFolder } from "../../helpers/temporary-folder.ts";

const frame: ProfileFrame = {
  name: "fib",
  file: "recur.py",
  line: 3,
  column: null,
  lineKind: "definition",
  owner: "Numbers",
  external: false,
  calls: 8361,
  primitiveCalls: 1,
  costs: [
    { self: 1.5, total: 2 },
    { self: null, total: 0 },
  ],
  lines: [{ line: 4, self: [1, 0.5] }],
};

const thread: ImportedThread = {
  name: "MainThread",
  processId: "12",
  threadId: null,
  measures: [
    { name: "time", unit: "nanoseconds", whole: 2 },
    { name: "bytes", unit: "bytes", whole: 0 },
  ],
  hasStacks: true,
  hasCalls: true,
  frames: [frame, { ...frame, name: "leaf", calls: 2n ** 70n, primitiveCalls: null, costs: frame.costs }],
  edges: [
    {
      caller: 0,
      callee: 1,
      calls: 2n ** 62n,
      primitiveCalls: null,
      costs: [
        { self: null, total: 0 },
        { self: 3, total: null },
      ],
    },
  ],
  tree: {
    parents: Int32Array.from([-1, 0, 1]),
    frames: Int32Array.from([-1, 0, 1]),
    self: [Float64Array.from([0, 1.25, 0.75]), Float64Array.from([0, 0, 1e300])],
  },
  timeline: { times: Float64Array.from([0, 1000.5]), nodes: Int32Array.from([1, 2]), end: 2000 },
};

function newRun(change: Partial<NewRun> = {}): NewRun {
  return {
    label: "before",
    createdAt: "2026-01-02T03:04:05.000Z",
    format: "pstats",
    producer: null,
    file: "x.prof",
    parameters: { "foo count": "1500" },
    command: { argv: ["python", "x.py"], folder: "", profiler: "cprofile" },
    commit: null,
    dirty: null,
    exitCode: 0,
    wallTime: 12,
    peakMemory: null,
    skipped: { lines: 0, reason: null },
    fileHashes: null,
    threads: [thread],
    ...change,
  };
}

function inStore(test: (db: Store) => void): void {
  const db = openStore(join(temporaryFolder(), "store.db"));
  try {
    test(db);
  } finally {
    db.close();
  }
}

describe("a stored run", () => {
  it("comes back as it was imported: costs, unknowns, huge counts, tree and timeline", () => {
    inStore((db) => {
      const id = saveRun(db, newRun());
      expect(loadThreads(db, id)).toEqual([thread]);
    });
  });

  it("comes back as it was imported from a store in which frames and edges were rows", () => {
    const file = join(temporaryFolder(), "store.db");
    const old = new Database(file);
    for (const migration of migrations.slice(0, 5)) old.exec(migration);
    old.pragma("user_version = 5");
    const insert = (table: string, ...values: unknown[]) =>
      old.prepare(`INSERT INTO ${table} VALUES (${values.map(() => "?").join()})`).run(values);
    old.exec(`INSERT INTO run (label, created_at, format, file, parameters, has_stacks, has_calls, skipped_lines)
      VALUES ('before', '2026-05-04T10:00:00.000Z', 'pstats', 'a.pstats', '{}', 0, 1, 0)`);
    for (const number of [0, 1]) {
      insert("run_thread", 1, number, "MainThread", "12", null, 0, 1, null);
      insert("run_measure", 1, number, 0, "time", "nanoseconds", 2);
      insert("run_measure", 1, number, 1, "bytes", "bytes", 0);
      const lines = JSON.stringify(frame.lines);
      insert(
        "frame",
        1,
        number,
        0,
        "fib",
        "recur.py",
        3,
        null,
        "definition",
        "Numbers",
        null,
        null,
        0,
        8361n,
        1n,
        lines,
      );
      insert(
        "frame",
        1,
        number,
        1,
        "l'eaf",
        null,
        null,
        7,
        "executing",
        null,
        5,
        9,
        1,
        (2n ** 70n).toString(),
        null,
        null,
      );
      insert("edge", 1, number, 0, 0, 1, 2n ** 62n, null);
      insert("edge", 1, number, 1, 1, 0, 5n, 2n);
      for (const [measure, at, self, total] of [
        [0, 0, 1.5, 2],
        [0, 1, null, 0],
        [1, 0, 3, null],
        [1, 1, 0.5, 0.75],
      ]) {
        insert("frame_cost", 1, number, measure, at, self, total);
        insert("edge_cost", 1, number, measure, at, total, self);
      }
    }
    old.close();
    const db = openStore(file);
    const threads = loadThreads(db, runs(db)[0]!.id);
    db.close();
    expect(threads).toHaveLength(2);
    const costs = (first: Cost, second: Cost) => [first, second];
    expect(threads[1]).toMatchObject({
      frames: [
        { ...frame, costs: costs({ self: 1.5, total: 2 }, { self: 3, total: null }) },
        {
          name: "l'eaf",
          file: null,
          line: null,
          column: 7,
          lineKind: "executing",
          startOffset: 5,
          endOffset: 9,
          external: true,
          calls: 2n ** 70n,
          primitiveCalls: null,
          costs: costs({ self: null, total: 0 }, { self: 0.5, total: 0.75 }),
        },
      ],
      edges: [
        {
          caller: 0,
          callee: 1,
          calls: 2n ** 62n,
          primitiveCalls: null,
          costs: costs({ self: 2, total: 1.5 }, { self: null, total: 3 }),
        },
        {
          caller: 1,
          callee: 0,
          calls: 5,
          primitiveCalls: 2,
          costs: costs({ self: 0, total: null }, { self: 0.75, total: 0.5 }),
        },
      ],
    });
    expect(threads[0]).toEqual(threads[1]);
  });

  it("keeps its measures summed over its threads", () => {
    inStore((db) => {
      saveRun(db, newRun({ threads: [thread, { ...thread, name: "Worker" }] }));
      expect(runs(db)[0]?.measures).toEqual([
        { name: "time", unit: "nanoseconds", whole: 4 },
        { name: "bytes", unit: "bytes", whole: 0 },
      ]);
    });
  });

  it("gets a label of its own when the wanted one is taken", () => {
    inStore((db) => {
      for (let times = 0; times < 3; times++) saveRun(db, newRun());
      expect(runs(db).map((run) => run.label)).toEqual(["before", "before 2", "before 3"]);
    });
  });

  it("can be brought back after it was deleted", () => {
    inStore((db) => {
      const id = saveRun(db, newRun());
      deleteRun(db, id);
      expect(runs(db)).toEqual([]);
      restoreRun(db, id, "before");
      expect(runs(db).map((run) => run.id)).toEqual([id]);
      expect(loadThreads(db, id)).toEqual([thread]);
    });
  });

  it("is seen at once, whichever connection wrote it, and not once a transaction took it back", () => {
    const file = join(temporaryFolder(), "store.db");
    const [db, other] = [openStore(file), openStore(file)];
    const labels = () => runs(db).map((run) => run.label);
    expect(labels()).toEqual([]);
    const id = saveRun(other, newRun());
    expect(labels()).toEqual(["before"]);
    renameRun(db, id, "after");
    expect(labels()).toEqual(["after"]);
    const undone = db.transaction(() => {
      deleteRun(db, id);
      expect(labels()).toEqual([]);
      throw new Error("undo");
    });
    expect(undone).toThrow("undo");
    expect(labels()).toEqual(["after"]);
    other.close();
    db.close();
  });

  it("is not there at all when a part of it can't be stored", () => {
    inStore((db) => {
      const broken = { ...thread, frames: [{ ...frame, line: Symbol("no line") as never }] };
      expect(() => saveRun(db, newRun({ threads: [thread, broken] }))).toThrow();
      expect(runs(db)).toEqual([]);
      expect(db.prepare("SELECT COUNT(*) AS n FROM frame_list").get()).toEqual({ n: 0 });
    });
  });
});
