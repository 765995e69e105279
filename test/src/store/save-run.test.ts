import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ImportedThread, ProfileFrame } from "#model/imported-profile.ts";
import { openStore, type Store } from "#store/open-store.ts";
import { loadThreads } from "#store/queries/load-threads.ts";
import { deleteRun, restoreRun, runs } from "#store/queries/runs.ts";
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

  it("is not there at all when a part of it can't be stored", () => {
    inStore((db) => {
      const broken = { ...thread, frames: [{ ...frame, line: Symbol("no line") as never }] };
      expect(() => saveRun(db, newRun({ threads: [thread, broken] }))).toThrow();
      expect(runs(db)).toEqual([]);
      expect(db.prepare("SELECT COUNT(*) AS n FROM frame").get()).toEqual({ n: 0 });
    });
  });
});
