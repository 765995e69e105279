import type { ImportedThread } from "#model/imported-profile.ts";
import { durationAt, inOrder, orderedSamples } from "../v8/sample-times.ts";
import type { StackProfile, ThreadName } from "./stack-profile.ts";

/** The samples of a thread: times in nanoseconds of a clock that the file's threads share, in any order, and what else is to be added for each. */
export interface TimedSamples {
  readonly times: Float64Array;
  readonly nodes: Int32Array;
  /** The line executing at each sample and its frame; left out where the format has no lines. */
  readonly lines?: { readonly frames: Int32Array; readonly lines: Int32Array };
}

/**
 * Finishes a thread whose measures are time and samples: each sample lasts until the next one, the last has no length.
 * Times are rounded to whole nanoseconds.
 */
export function finishTimed(profile: StackProfile, name: ThreadName, samples: TimedSamples): ImportedThread {
  const { times, order, base } = orderedSamples(samples.times);
  const nodes = inOrder(samples.nodes, order);
  const lines = samples.lines === undefined ? null : inOrder(samples.lines.lines, order);
  const frames = samples.lines === undefined ? null : inOrder(samples.lines.frames, order);
  for (let index = 0; index < nodes.length; index++) {
    const duration = Math.round(durationAt(times, index));
    profile.add(nodes[index] as number, 0, duration);
    profile.add(nodes[index] as number, 1, 1);
    const line = lines === null ? 0 : (lines[index] as number);
    if (frames === null || line < 1) continue;
    profile.addLine(frames[index] as number, line, 0, duration);
    profile.addLine(frames[index] as number, line, 1, 1);
  }
  return profile.finish(name, { times, nodes, end: times.at(-1) ?? 0, origin: base });
}
