import type { ImportedThread } from "#model/imported-profile.ts";
import type { Count } from "#model/measure.ts";

/** The measure of a run that counts calls and nothing else. */
export const callsMeasure = "calls";

/** A thread that counts calls and measures no cost: V8's coverage beside a sampled profile of the same execution. */
export function onlyCounts(thread: ImportedThread): boolean {
  return thread.hasCalls && thread.measures.length === 0;
}

/** A profile of counts alone gets `calls` as its measure, so that it can be listed, drawn and compared like any other. */
export function withCallsAsMeasure(threads: readonly ImportedThread[]): readonly ImportedThread[] {
  if (!threads.every(onlyCounts)) return threads;
  return threads.map((thread) => {
    const callsOf = (calls: Count | null) => (calls === null ? null : Number(calls));
    const whole = thread.frames.reduce((sum, frame) => sum + (callsOf(frame.calls) ?? 0), 0);
    return {
      ...thread,
      measures: [{ name: callsMeasure, unit: "count", whole }],
      frames: thread.frames.map((frame) => ({ ...frame, costs: [{ self: callsOf(frame.calls), total: null }] })),
      edges: thread.edges.map((edge) => ({ ...edge, costs: [{ self: null, total: callsOf(edge.calls) }] })),
    };
  });
}
