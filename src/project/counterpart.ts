import { counterpartThreads } from "#model/counterpart-threads.ts";
import type { Run } from "#model/run.ts";
import type { RunPart } from "#model/run-part.ts";

/**
 * The part of another run that corresponds to a part of this one: threads by their names. Null where there is none, as for
 * a stretch of time.
 */
export function counterpart(run: Run, { time, threads }: RunPart, other: Run): RunPart | null {
  if (time !== null) return null;
  if (threads === null) return { time, threads };
  const found = counterpartThreads(run, threads, other);
  return found === null ? null : { time, threads: found };
}
