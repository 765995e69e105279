import type { ImportedProfile, ProfileEdge, ProfileFrame } from "#model/imported-profile.ts";
import type { Measure } from "#model/measure.ts";
import type { StatsEntry, StatsKey, StatsTable } from "./stats-table.ts";

/** What one function was sampled with, in all its lines. */
interface SampledFunction {
  readonly key: StatsKey;
  readonly index: number;
  selfSamples: number;
  samples: number;
  /** Seconds. */
  self: number;
  total: number;
  readonly lines: Map<number, [self: number, samples: number]>;
}

/**
 * A table of Python 3.15's `profiling.sampling`: its counts are samples, on top and on the stack, and its keys name the
 * line that was executing. So the lines of one function are merged, and there are no calls.
 */
export function sampledProfile(file: string, { entries }: StatsTable): ImportedProfile {
  const functions = new Map<string, SampledFunction>();
  for (const entry of entries) addEntry(functionOf(functions, entry.key), entry);
  const edges = new Map<string, { caller: number; callee: number; samples: number }>();
  for (const { key, callers } of entries) {
    const callee = functionOf(functions, key).index;
    for (const caller of callers)
      addEdge(edges, functionOf(functions, caller.key).index, callee, Number(caller.numbers.calls));
  }
  const all = [...functions.values()];
  const measures = measuresOf(all);
  return {
    format: "pstats",
    producer: "profiling.sampling",
    file,
    threads: [
      {
        name: file,
        processId: null,
        threadId: null,
        measures,
        hasStacks: false,
        hasCalls: false,
        frames: all.map((known) => frameOf(known, measures)),
        edges: [...edges.values()].map((edge) => edgeOf(edge, measures)),
        tree: null,
        timeline: null,
      },
    ],
    skipped: { lines: 0, reason: null },
  };
}

function functionOf(functions: Map<string, SampledFunction>, key: StatsKey): SampledFunction {
  const id = `${key.name}\0${key.file}`;
  let known = functions.get(id);
  if (known === undefined) {
    known = { key, index: functions.size, selfSamples: 0, samples: 0, self: 0, total: 0, lines: new Map() };
    functions.set(id, known);
  }
  return known;
}

function addEntry(known: SampledFunction, { key, numbers }: StatsEntry): void {
  const onTop = Number(numbers.primitive);
  known.selfSamples += Math.max(0, onTop);
  known.samples += Math.max(0, Number(numbers.calls));
  known.self += Math.max(0, numbers.self ?? 0);
  known.total += Math.max(0, numbers.total ?? 0);
  if (key.line < 1) return;
  const [self, samples] = known.lines.get(key.line) ?? [0, 0];
  known.lines.set(key.line, [self + nanoseconds(Math.max(0, numbers.self ?? 0)), samples + Math.max(0, onTop)]);
}

function addEdge(
  edges: Map<string, { caller: number; callee: number; samples: number }>,
  caller: number,
  callee: number,
  samples: number,
): void {
  const id = `${caller} ${callee}`;
  const known = edges.get(id);
  if (known === undefined) edges.set(id, { caller, callee, samples: Math.max(0, samples) });
  else known.samples += Math.max(0, samples);
}

/** Each whole is the sum on top of the stack, or the largest total where the table leaves functions out. */
function measuresOf(all: readonly SampledFunction[]): Measure[] {
  let [time, samples, mostTime, mostSamples] = [0, 0, 0, 0];
  for (const known of all) {
    time += nanoseconds(known.self);
    samples += known.selfSamples;
    if (known.lines.size > 1) continue; // a sum over lines may hold recursion twice
    mostTime = Math.max(mostTime, nanoseconds(known.total));
    mostSamples = Math.max(mostSamples, known.samples);
  }
  return [
    { name: "time", unit: "nanoseconds", whole: Math.max(time, mostTime) },
    { name: "samples", unit: "samples", whole: Math.max(samples, mostSamples) },
  ];
}

function frameOf(known: SampledFunction, measures: readonly Measure[]): ProfileFrame {
  const lines = [...known.lines].sort(([a], [b]) => a - b).map(([line, self]) => ({ line, self }));
  const { file, name } = known.key;
  const pairs = [
    [nanoseconds(known.self), nanoseconds(known.total)],
    [known.selfSamples, known.samples],
  ] as const;
  return {
    name,
    file: file === "" ? null : file,
    line: lines[0]?.line ?? null,
    column: null,
    lineKind: "executing",
    external: file === "" || file === "~" || file.startsWith("<frozen "),
    calls: null,
    primitiveCalls: null,
    costs: pairs.map(([self, total], at) => ({
      self,
      total: Math.max(self, Math.min(total, measures[at]?.whole ?? total)),
    })),
    lines,
  };
}

function edgeOf(edge: { caller: number; callee: number; samples: number }, measures: readonly Measure[]): ProfileEdge {
  const samples = Math.min(edge.samples, measures[1]?.whole ?? 0);
  return {
    caller: edge.caller,
    callee: edge.callee,
    calls: null,
    costs: [
      { self: null, total: null },
      { self: null, total: samples },
    ],
  };
}

function nanoseconds(seconds: number): number {
  return Math.round(seconds * 1e9);
}
