import type { ImportedThread, SampleTimeline } from "#model/imported-profile.ts";

/**
 * Threads with a common zero: where they tell their times by one clock, times count from the earliest thread's start.
 * Of several threads those without such a clock keep their own zero, and say so.
 */
export function alignedTimelines(threads: readonly ImportedThread[]): readonly ImportedThread[] {
  const timed = threads.flatMap(({ timeline }) => (timeline === null || timeline.times.length === 0 ? [] : [timeline]));
  const start = timed.reduce((least, { origin }) => Math.min(least, origin ?? least), Number.POSITIVE_INFINITY);
  return threads.map((thread) =>
    thread.timeline === null ? thread : { ...thread, timeline: aligned(thread.timeline, start, timed.length > 1) },
  );
}

function aligned({ origin, ...timeline }: SampleTimeline, start: number, isOneOfMany: boolean): SampleTimeline {
  if (origin === undefined) return isOneOfMany ? { ...timeline, hasOwnZero: true } : timeline;
  const shift = origin - start;
  // A thread whose samples were all passed over has no part in the start.
  if (!(shift > 0)) return timeline;
  return { ...timeline, times: timeline.times.map((time) => time + shift), end: timeline.end + shift };
}
