import type { ImportedThread } from "#model/imported-profile.ts";
import { type JsonObject, JsonShapeError, listAt, numberAt } from "../json-shape.ts";
import { StackProfile } from "../stacks/stack-profile.ts";
import { scaledValue } from "../time-unit.ts";
import { SpeedscopeFrames } from "./speedscope-frames.ts";
import { speedscopeMeasure } from "./speedscope-measure.ts";
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
  const weights = profiles.map((profile) => listAt(profile.weights, `${path}.weights`));
  const samples = listAt(first.samples, `${path}.samples`);
  for (const list of weights) {
    if (list.length !== samples.length)
      throw new JsonShapeError(path, `${list.length} weights for ${samples.length} samples`);
  }
  const profile = new StackProfile(measures.map(({ measure }) => measure));
  const shared = new SpeedscopeFrames(profile, frames, writer);
  const nodes = new Int32Array(samples.length);
  const times = new Float64Array(samples.length);
  let now = 0;
  samples.forEach((sample, at) => {
    const where = `${path}.samples[${at}]`;
    const leaf = stackNode(profile, shared, listAt(sample, where), where);
    const values = weights.map((list, index) => weight(list[at], measures[index] as (typeof measures)[number], where));
    values.forEach((value, index) => {
      profile.add(leaf.node, index, value);
      if (leaf.executing !== null) profile.addLine(leaf.frame, leaf.executing, index, value);
    });
    nodes[at] = leaf.node;
    times[at] = now;
    now += values[0] ?? 0;
  });
  const isTimed = writer.keepsOrder && measures[0]?.unit === "nanoseconds";
  return profile.finish(speedscopeThreadName(first.name, file), isTimed ? { times, nodes, end: now } : null);
}

function stackNode(profile: StackProfile, shared: SpeedscopeFrames, stack: readonly unknown[], where: string) {
  let node = profile.root;
  let leaf: { frame: number; executing: number | null } = { frame: -1, executing: null };
  for (const index of stack) {
    const frame = shared.at(index, where);
    if (frame === null) continue;
    leaf = frame;
    node = profile.child(node, leaf.frame);
  }
  return { ...leaf, node };
}

function weight(value: unknown, measure: Parameters<typeof scaledValue>[1], path: string): number {
  const number = numberAt(value, path);
  if (number < 0) throw new JsonShapeError(path, `the negative weight ${number}`);
  return scaledValue(number, measure);
}
