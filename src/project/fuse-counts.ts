import type { FunctionId } from "#model/ids.ts";
import type { ImportedThread } from "#model/imported-profile.ts";
import type { FrameMatch } from "#model/match.ts";
import type { Count } from "#model/measure.ts";
import type { MeasuredFunction, MeasuredGraph } from "#model/measured-graph.ts";
import type { SourceFunction } from "#model/source-graph.ts";

/** A thread that counts calls and measures no cost: V8's coverage beside a sampled profile of the same execution. */
export function onlyCounts(thread: ImportedThread): boolean {
  return thread.hasCalls && thread.measures.length === 0;
}

/**
 * Puts exact counts from coverage on the functions of a sampled run. Calls that a profiler counted itself stay as they
 * are. A function that was called but never sampled joins with an unknown cost: it was too fast to be seen.
 */
export function withCounts(
  graph: MeasuredGraph,
  threads: readonly ImportedThread[],
  matchesByThread: readonly (readonly FrameMatch[])[],
  functions: ReadonlyMap<FunctionId, SourceFunction>,
): MeasuredGraph {
  const counts = new Map<FunctionId, { calls: Count; match: FrameMatch }>();
  threads.forEach((thread, index) => {
    if (!onlyCounts(thread)) return;
    for (const match of matchesByThread[index] ?? []) {
      const calls = thread.frames[match.frame]?.calls ?? null;
      if (calls === null || match.kind === "unmatched" || match.kind === "tie") continue;
      const before = counts.get(match.functionId);
      counts.set(match.functionId, { calls: added(before?.calls, calls), match });
    }
  });
  if (counts.size === 0) return graph;
  const known = graph.functions.map((one): MeasuredFunction => {
    const counted = counts.get(one.id);
    counts.delete(one.id);
    return one.calls !== null || counted === undefined ? one : { ...one, calls: counted.calls };
  });
  const unsampled = [...counts].flatMap(([id, { calls, match }]) => {
    const source = functions.get(id);
    return source === undefined || BigInt(calls) === 0n ? [] : [unsampledFunction(source, calls, match)];
  });
  return { ...graph, functions: [...known, ...unsampled] };
}

function added(before: Count | undefined, calls: Count): Count {
  if (before === undefined) return calls;
  const sum = BigInt(before) + BigInt(calls);
  return sum <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(sum) : sum;
}

function unsampledFunction(source: SourceFunction, calls: Count, { kind }: FrameMatch): MeasuredFunction {
  const { id, name, file, line, external } = source;
  return {
    id,
    name,
    file,
    line,
    external,
    match: kind,
    calls,
    primitiveCalls: null,
    cost: { self: null, total: null },
  };
}

/** A profile of counts alone gets `calls` as its measure, so that it can be listed, drawn and compared like any other. */
export function withCallsAsMeasure(threads: readonly ImportedThread[]): readonly ImportedThread[] {
  if (!threads.every(onlyCounts)) return threads;
  return threads.map((thread) => {
    const callsOf = (calls: Count | null) => (calls === null ? null : Number(calls));
    const whole = thread.frames.reduce((sum, frame) => sum + (callsOf(frame.calls) ?? 0), 0);
    return {
      ...thread,
      measures: [{ name: "calls", unit: "count", whole }],
      frames: thread.frames.map((frame) => ({ ...frame, costs: [{ self: callsOf(frame.calls), total: null }] })),
      edges: thread.edges.map((edge) => ({ ...edge, costs: [{ self: null, total: callsOf(edge.calls) }] })),
    };
  });
}
