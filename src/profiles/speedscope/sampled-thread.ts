import type { ImportedThread } from "#model/imported-profile.ts";
import { elementsAt, found, type JsonObject, JsonShapeError, numbersAt } from "../json-shape.ts";
import { StackProfile } from "../stacks/stack-profile.ts";
import { scaledValue } from "../time-unit.ts";
import { SpeedscopeFrames } from "./speedscope-frames.ts";
import { type SpeedscopeMeasure, speedscopeMeasure } from "./speedscope-measure.ts";
import type { SpeedscopeWriter } from "./speedscope-writer.ts";
import { speedscopeThreadName } from "./thread-name.ts";

/** Sampled profiles with the same stacks, as one thread. */
export interface SampledProfiles {
  readonly profiles: readonly JsonObject[];
  readonly frames: readonly unknown[];
  readonly writer: SpeedscopeWriter;
  readonly path: string;
  readonly file: string;
}

/** Builds a thread from samples, root first, and their weights. Samples have an order, but no gaps between them. */
export function sampledThread({ profiles, frames, writer, path, file }: SampledProfiles): ImportedThread {
  const [first] = profiles as [JsonObject];
  const measures = profiles.map(({ unit }) => speedscopeMeasure(unit, writer));
  const weights = profiles.map((profile) => numbersAt(profile.weights, `${path}.weights`));
  const samples = elementsAt(first.samples, `${path}.samples`);
  for (const list of weights) {
    if (list.length !== samples.length)
      throw new JsonShapeError(path, `${list.length} weights for ${samples.length} samples`);
  }
  const profile = new StackProfile(measures.map(({ measure }) => measure));
  const shared = new SpeedscopeFrames(profile, frames, writer);
  const nodes = new Int32Array(samples.length);
  const times = new Float64Array(samples.length);
  const nodesBefore: number[] = [];
  let before: readonly unknown[] = [];
  let now = 0;
  let at = 0;
  for (const sample of samples) {
    if (!Array.isArray(sample))
      throw new JsonShapeError(`${path}.samples[${at}]`, `${found(sample)} where a stack should stand`);
    // What a stack has in common with the one before it is taken over.
    let index = 0;
    while (index < before.length && index < sample.length && before[index] === sample[index]) index++;
    let node = index === 0 ? profile.root : (nodesBefore[index - 1] as number);
    for (; index < sample.length; index++) {
      const frame = shared.at(sample[index], path, at);
      if (frame !== null) node = profile.child(node, frame.frame);
      nodesBefore[index] = node;
    }
    before = sample;
    const leaf = sample.length === 0 ? null : shared.at(sample[sample.length - 1], path, at);
    for (let measure = 0; measure < measures.length; measure++) {
      const value = weight(
        (weights[measure] as ArrayLike<unknown>)[at],
        measures[measure] as SpeedscopeMeasure,
        path,
        at,
      );
      profile.add(node, measure, value);
      if (leaf !== null && leaf.executing !== null) profile.addLine(leaf.frame, leaf.executing, measure, value);
      if (measure === 0) {
        times[at] = now;
        now += value;
      }
    }
    nodes[at++] = node;
  }
  const isTimed = writer.keepsOrder && measures[0]?.unit === "nanoseconds";
  return profile.finish(speedscopeThreadName(first.name, file), isTimed ? { times, nodes, end: now } : null);
}

function weight(value: unknown, measure: SpeedscopeMeasure, path: string, at: number): number {
  if (typeof value === "number" && value >= 0 && Number.isFinite(value)) return scaledValue(value, measure);
  throw new JsonShapeError(`${path}.weights[${at}]`, `${found(value)} where a weight from 0 on should stand`);
}
