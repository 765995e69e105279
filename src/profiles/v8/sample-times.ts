/** Samples in order of time. Times are in the unit they came in. */
export interface OrderedSamples {
  /** Since the first of start and earliest sample, ascending. */
  readonly times: Float64Array;
  /** Positions in the list of samples as it was given; null when it is in order already. */
  readonly order: Int32Array | null;
  /** What the times count from, on the clock that they came in. */
  readonly base: number;
}

/**
 * Puts samples in order of time: V8 writes the differences between them, and some are negative, since its sampling
 * thread may deliver late. The rule of Chrome DevTools.
 *
 * @param times the function's to change
 * @param start the earliest sample when left out
 */
export function orderedSamples(times: Float64Array, start = Number.POSITIVE_INFINITY): OrderedSamples {
  const order = isAscending(times) ? null : positionsByTime(times);
  const earliest = times[order?.[0] ?? 0] ?? start;
  const base = Math.min(start, earliest);
  const sorted = order === null ? times : new Float64Array(times.length);
  for (let index = 0; index < times.length; index++) {
    sorted[index] = (times[order === null ? index : (order[index] as number)] as number) - base;
  }
  return { times: sorted, order, base };
}

/** How long a sample lasted: until the next one; the last has no length. */
export function durationAt(times: Float64Array, index: number): number {
  return index + 1 < times.length ? (times[index + 1] as number) - (times[index] as number) : 0;
}

/** What stands beside samples, in their order of time; the same array when they are in order already. */
export function inOrder(values: Int32Array, order: Int32Array | null): Int32Array {
  return order === null ? values : Int32Array.from(order, (at) => values[at] as number);
}

/** Times in microseconds as whole nanoseconds, in the same array. */
export function inNanoseconds(microseconds: Float64Array): Float64Array {
  for (let index = 0; index < microseconds.length; index++) {
    microseconds[index] = Math.round((microseconds[index] as number) * 1000);
  }
  return microseconds;
}

function isAscending(times: Float64Array): boolean {
  for (let i = 1; i < times.length; i++) if ((times[i] as number) < (times[i - 1] as number)) return false;
  return true;
}

function positionsByTime(times: Float64Array): Int32Array {
  const order = new Int32Array(times.length);
  for (let index = 0; index < order.length; index++) order[index] = index;
  return order.sort((a, b) => (times[a] as number) - (times[b] as number) || a - b);
}
