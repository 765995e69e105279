import type { ImportedThread } from "#model/imported-profile.ts";
import { elementsAt, found, type JsonObject, JsonShapeError, numberAt, objectAt } from "../json-shape.ts";
import { StackProfile } from "../stacks/stack-profile.ts";
import { scaledValue } from "../time-unit.ts";
import { SpeedscopeFrames } from "./speedscope-frames.ts";
import { speedscopeMeasure } from "./speedscope-measure.ts";
import type { SpeedscopeWriter } from "./speedscope-writer.ts";
import { speedscopeThreadName } from "./thread-name.ts";

/** A profile of events, as one thread. */
export interface EventedProfile {
  readonly profile: JsonObject;
  readonly frames: readonly unknown[];
  readonly writer: SpeedscopeWriter;
  readonly path: string;
  readonly file: string;
}

/**
 * Builds a thread from open (`O`) and close (`C`) events: what lies between two events belongs to the frame that was
 * opened last. Opens are no calls, since samplers write them too.
 */
export function eventedThread({ profile: raw, frames, writer, path, file }: EventedProfile): ImportedThread {
  const measure = speedscopeMeasure(raw.unit, writer);
  const start = scaledValue(numberAt(raw.startValue, `${path}.startValue`), measure);
  const profile = new StackProfile([measure.measure]);
  const shared = new SpeedscopeFrames(profile, frames, writer);
  const open: { index: unknown; frame: number; executing: number | null; node: number }[] = [];
  const times: number[] = [];
  const nodes: number[] = [];
  let before = start;
  const pass = (until: number) => {
    const top = open.at(-1);
    if (until <= before) return;
    profile.add(top?.node ?? profile.root, 0, until - before);
    if (top !== undefined && top.executing !== null) profile.addLine(top.frame, top.executing, 0, until - before);
    times.push(before - start);
    nodes.push(top?.node ?? profile.root);
    before = until;
  };
  let at = 0;
  for (const value of elementsAt(raw.events, `${path}.events`)) {
    const where = `${path}.events[${at++}]`;
    const event = objectAt(value, where);
    const time = scaledValue(numberAt(event.at, where), measure);
    if (time < before) throw new JsonShapeError(where, `an event at ${found(event.at)}, before the one above it`);
    pass(time);
    if (event.type === "O") {
      const above = open.at(-1) ?? { frame: -1, executing: null, node: profile.root };
      const frame = shared.at(event.frame, path, at);
      const opened = frame === null ? above : { ...frame, node: profile.child(above.node, frame.frame) };
      open.push({ ...opened, index: event.frame });
    } else if (event.type !== "C") throw new JsonShapeError(where, `an event of type ${found(event.type)}`);
    else if (open.pop()?.index !== event.frame)
      throw new JsonShapeError(where, "the close of a frame that isn't on top");
  }
  pass(typeof raw.endValue === "number" ? scaledValue(raw.endValue, measure) : before);
  const isTimed = writer.keepsOrder && measure.unit === "nanoseconds";
  return profile.finish(
    speedscopeThreadName(raw.name, file),
    isTimed ? { times, nodes, end: before - start, origin: start } : null,
  );
}
