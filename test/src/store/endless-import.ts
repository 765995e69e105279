/** Imports one run after another and prints the label of each that was stored, until it is killed. */
import { openStore } from "#store/open-store.ts";
import { saveRun } from "#store/queries/save-run.ts";

const db = openStore(process.argv[2]!);
const frames = Array.from({ length: 100_000 }, (_, index) => ({
  name: `function_${index}`,
  file: "a.py",
  line: index,
  column: null,
  lineKind: "definition" as const,
  external: false,
  calls: index,
  primitiveCalls: index,
  costs: [{ self: index, total: index }],
}));
for (let number = 1; ; number++) {
  saveRun(db, {
    label: `run-${number}`,
    createdAt: "2026-01-02T03:04:05.000Z",
    format: "pstats",
    producer: null,
    file: "x.prof",
    parameters: {},
    command: null,
    commit: null,
    dirty: null,
    exitCode: null,
    wallTime: null,
    peakMemory: null,
    skipped: { lines: 0, reason: null },
    fileHashes: null,
    threads: [
      {
        name: "MainThread",
        processId: null,
        threadId: null,
        measures: [{ name: "time", unit: "nanoseconds", whole: 1 }],
        hasStacks: false,
        hasCalls: true,
        frames,
        edges: [],
        tree: null,
        timeline: null,
      },
    ],
  });
  process.stdout.write(`run-${number}\n`);
}
