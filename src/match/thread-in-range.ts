import type { CallTree, ImportedThread, SampleTimeline } from "#model/imported-profile.ts";
import type { MeasureUnit } from "#model/measure.ts";
import type { TimeRange } from "#model/time-range.ts";

/** How far the sum of the samples may be from the profile's own whole, as a share of it. */
const tolerance = 0.001;
const everything: TimeRange = { start: Number.NEGATIVE_INFINITY, end: Number.POSITIVE_INFINITY };

/**
 * What a thread did in a stretch of time. Frames keep their places. Only measures that the timeline accounts for stay:
 * time, and samples where each is one. Calls and costs of lines aren't known for a part of a run. Linear in the samples.
 *
 * @returns null for a thread without timestamps
 */
export function threadInRange(thread: ImportedThread, range: TimeRange): ImportedThread | null {
  const { tree, timeline } = thread;
  if (tree === null || timeline === null) return null;
  const kept = thread.measures.filter((measure) => {
    const told = sum(selfInRange(tree, timeline, everything, measure.unit));
    return told > 0 && Math.abs(told - measure.whole) <= measure.whole * tolerance;
  });
  const self = kept.map(({ unit }) => selfInRange(tree, timeline, range, unit));
  return {
    ...thread,
    measures: kept.map((measure, at) => ({ ...measure, whole: sum(self[at]!) })),
    hasCalls: false,
    frames: thread.frames.map(({ lines: _lines, ...frame }) => ({
      ...frame,
      calls: null,
      primitiveCalls: null,
      costs: kept.map(() => ({ self: null, total: null })),
    })),
    edges: [],
    tree: { ...tree, self },
  };
}

/**
 * The self cost of each node; zeros for a unit that a timeline can't tell. Time when no stack was there counts only in
 * formats that count it as the run's.
 */
function selfInRange(tree: CallTree, timeline: SampleTimeline, range: TimeRange, unit: MeasureUnit): Float64Array {
  const self = new Float64Array(tree.parents.length);
  const { times, nodes, end } = timeline;
  if (unit !== "nanoseconds" && unit !== "samples") return self;
  const countsIdle = isIdleCounted(tree);
  for (let index = 0; index < times.length; index++) {
    if (nodes[index] === 0 && !countsIdle) continue;
    const from = times[index]!;
    if (unit === "samples") {
      if (from >= range.start && from < range.end) self[nodes[index]!]! += 1;
      continue;
    }
    const until = index + 1 < times.length ? times[index + 1]! : end;
    self[nodes[index]!]! += Math.max(0, Math.min(until, range.end) - Math.max(from, range.start));
  }
  return self;
}

/** True when the samples without a stack are part of what the run cost: its root has a cost of its own. */
export function isIdleCounted(tree: CallTree): boolean {
  return tree.self.some((self) => self[0]! > 0);
}

function sum(values: Float64Array): number {
  return values.reduce((all, value) => all + value, 0);
}
