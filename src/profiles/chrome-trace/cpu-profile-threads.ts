import type { ImportedThread } from "#model/imported-profile.ts";
import { nodesOfList } from "../cpuprofile/node-order.ts";
import { isObject, type JsonObject, JsonShapeError, listAt, numberAt, objectAt } from "../json-shape.ts";
import { V8Profile } from "../v8/v8-profile.ts";
import type { Trace } from "./trace.ts";

/** The chunks of one V8 profile. */
interface Chunks {
  readonly first: JsonObject;
  start: number;
  readonly nodes: unknown[];
  readonly samples: unknown[];
  readonly deltas: unknown[];
}

/** V8's profiles inside a trace: `Profile` and its `ProfileChunk`s, joined by process and id, or one `CpuProfile`. */
export function cpuProfileThreads({ profiles: events, nameOf }: Trace): ImportedThread[] {
  const profiles = new Map<string, Chunks>();
  for (const event of events) {
    const { args } = event;
    const data = isObject(args) && isObject(args.data) ? args.data : null;
    if (data === null) continue;
    const key = `${event.pid} ${event.id}`;
    const chunks = profiles.get(key) ?? { first: event, start: Number.NaN, nodes: [], samples: [], deltas: [] };
    profiles.set(key, chunks);
    if (typeof data.startTime === "number") chunks.start = data.startTime;
    addChunk(chunks, data);
  }
  return [...profiles.values()]
    .filter(({ nodes }) => nodes.length > 0)
    .map((chunks) => thread(chunks, nameOf(chunks.first)));
}

function addChunk(chunks: Chunks, data: JsonObject): void {
  const profile = isObject(data.cpuProfile) ? data.cpuProfile : {};
  append(chunks.nodes, profile.nodes, "cpuProfile.nodes");
  append(chunks.samples, profile.samples, "cpuProfile.samples");
  append(chunks.deltas, data.timeDeltas ?? profile.timeDeltas, "timeDeltas");
  if (typeof profile.startTime === "number") chunks.start = profile.startTime;
}

function append(list: unknown[], more: unknown, path: string): void {
  if (more === undefined) return;
  for (const value of listAt(more, path)) list.push(value);
}

function thread({ start, nodes, samples, deltas }: Chunks, name: Parameters<V8Profile["finish"]>[0]): ImportedThread {
  if (deltas.length !== samples.length) {
    throw new JsonShapeError("timeDeltas", `${deltas.length} times for ${samples.length} samples`);
  }
  const profile = new V8Profile();
  for (const { raw, id, parent } of nodesOfList(nodes)) {
    profile.addNode(id, objectAt(raw.callFrame, "nodes.callFrame"), parent, raw);
  }
  const times = new Float64Array(deltas.length);
  let now = Number.isNaN(start) ? 0 : start;
  const base = now;
  deltas.forEach((delta, index) => {
    now += numberAt(delta, `timeDeltas[${index}]`);
    times[index] = now;
  });
  return profile.finish(name, samples, times, base);
}
