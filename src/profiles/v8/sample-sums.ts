import { type ElementStream, JsonShapeError } from "../json-shape.ts";
import { durationAt } from "./sample-times.ts";

/**
 * The number of each sample's node: its position in `known`. Plain loops over typed arrays, since a profile may have
 * tens of millions of samples.
 *
 * @throws JsonShapeError at a sample of a node that isn't known
 */
export function sampleNumbers(ids: ElementStream, known: readonly unknown[]): Int32Array {
  const numbers = new Int32Array(ids.length);
  const table = smallIds(known);
  const others = new Map(known.map((id, number) => [id, number]));
  ids.each((id, sample) => {
    const number = table[id as number] ?? -1;
    numbers[sample] = number === -1 ? otherNumber(others, id, sample) : number;
  });
  return numbers;
}

/** What the samples of each node come to. */
export interface SampleSums {
  /** Nanoseconds. */
  readonly self: Float64Array;
  readonly samples: Float64Array;
}

/**
 * Sums up how long the samples of each node lasted, in nanoseconds from microseconds.
 *
 * @param numbers of the samples' nodes, in order of time as `times`
 */
export function sampleSums(numbers: Int32Array, times: Float64Array, count: number): SampleSums {
  const self = new Float64Array(count);
  const samples = new Float64Array(count);
  for (let sample = 0; sample < numbers.length; sample++) {
    const number = numbers[sample] as number;
    self[number] = (self[number] as number) + Math.round(durationAt(times, sample) * 1000);
    samples[number] = (samples[number] as number) + 1;
  }
  return { self, samples };
}

/** Puts the node of each sample in the place of its number. */
export function timelineNodes(numbers: Int32Array, nodes: Int32Array): Int32Array {
  for (let sample = 0; sample < numbers.length; sample++) numbers[sample] = nodes[numbers[sample] as number] as number;
  return numbers;
}

/** V8's ids are small whole numbers, which a table finds several times faster than a Map. -1 where there is none. */
function smallIds(known: readonly unknown[]): Int32Array {
  const most = known.length * 4 + 1000;
  const isSmall = (id: unknown): id is number => typeof id === "number" && Number.isInteger(id) && id >= 0 && id < most;
  const table = new Int32Array(most).fill(-1);
  known.forEach((id, number) => {
    if (isSmall(id)) table[id] = number;
  });
  return table;
}

function otherNumber(others: ReadonlyMap<unknown, number>, id: unknown, sample: number): number {
  const number = others.get(id);
  if (number !== undefined) return number;
  throw new JsonShapeError(`samples[${sample}]`, `a sample of the node ${id}, which isn't there`);
}
