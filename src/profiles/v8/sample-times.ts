/** Samples in order of time, with how long each lasted. Times are in the unit they came in. */
export interface OrderedSamples {
  /** Since the first of start and earliest sample, ascending. */
  readonly times: Float64Array;
  /** Positions in the list of samples as it was given. */
  readonly order: Int32Array;
  /** Until the next sample; the last one has no length. */
  readonly durations: Float64Array;
}

/**
 * Puts samples in order of time: V8 writes the differences between them, and some are negative, since its sampling
 * thread may deliver late. The rule of Chrome DevTools.
 */
export function orderedSamples(times: Float64Array, start: number): OrderedSamples {
  const length = times.length;
  const order = new Int32Array(length);
  for (let index = 0; index < length; index++) order[index] = index;
  if (!isAscending(times)) order.sort((a, b) => (times[a] as number) - (times[b] as number) || a - b);
  const base = length === 0 ? start : Math.min(start, times[order[0] as number] as number);
  const sorted = new Float64Array(length);
  const durations = new Float64Array(length);
  for (let index = 0; index < length; index++) {
    sorted[index] = (times[order[index] as number] as number) - base;
    if (index > 0) durations[index - 1] = (sorted[index] as number) - (sorted[index - 1] as number);
  }
  return { times: sorted, order, durations };
}

/** Times in microseconds as whole nanoseconds. */
export function inNanoseconds(microseconds: Float64Array): Float64Array {
  const length = microseconds.length;
  const nanoseconds = new Float64Array(length);
  for (let index = 0; index < length; index++) nanoseconds[index] = Math.round((microseconds[index] as number) * 1000);
  return nanoseconds;
}

function isAscending(times: Float64Array): boolean {
  for (let i = 1; i < times.length; i++) if ((times[i] as number) < (times[i - 1] as number)) return false;
  return true;
}
