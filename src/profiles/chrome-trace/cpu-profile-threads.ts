import type { ImportedThread } from "#model/imported-profile.ts";
import { nodesOfList } from "../cpuprofile/node-order.ts";
import { elementsAt, isObject, type JsonObject, JsonShapeError, numberAt, objectAt } from "../json-shape.ts";
import { NumberList } from "../stacks/number-list.ts";
import type { ThreadName } from "../stacks/stack-profile.ts";
import { V8Profile } from "../v8/v8-profile.ts";

/** The chunks of one V8 profile. */
interface Chunks {
  /** The first of them without its contents: it has the thread's numbers. */
  readonly first: JsonObject;
  start: number;
  readonly nodes: unknown[];
  readonly samples: NumberList;
  readonly deltas: NumberList;
}

/** V8's profiles inside a trace: `Profile` and its `ProfileChunk`s, joined by process and id, or one `CpuProfile`. */
export class CpuProfileChunks {
  readonly #profiles = new Map<string, Chunks>();

  /** Takes an event of one of these names, and keeps its nodes and the numbers of its samples. */
  add({ pid, tid, id, args }: JsonObject): void {
    const data = isObject(args) && isObject(args.data) ? args.data : null;
    if (data === null) return;
    const key = `${pid} ${id}`;
    let chunks = this.#profiles.get(key);
    if (chunks === undefined) {
      const lists = { nodes: [], samples: new NumberList(), deltas: new NumberList() };
      chunks = { first: { pid, tid }, start: Number.NaN, ...lists };
      this.#profiles.set(key, chunks);
    }
    if (typeof data.startTime === "number") chunks.start = data.startTime;
    addChunk(chunks, data);
  }

  /** One thread for each profile that has nodes. */
  threads(nameOf: (event: JsonObject) => ThreadName): ImportedThread[] {
    const profiles = [...this.#profiles.values()].filter(({ nodes }) => nodes.length > 0);
    return profiles.map((chunks) => thread(chunks, nameOf(chunks.first)));
  }
}

function addChunk(chunks: Chunks, data: JsonObject): void {
  const profile = isObject(data.cpuProfile) ? data.cpuProfile : {};
  if (profile.nodes !== undefined) {
    for (const node of elementsAt(profile.nodes, "cpuProfile.nodes")) chunks.nodes.push(node);
  }
  append(chunks.samples, profile.samples, "cpuProfile.samples");
  append(chunks.deltas, data.timeDeltas ?? profile.timeDeltas, "timeDeltas");
  if (typeof profile.startTime === "number") chunks.start = profile.startTime;
}

function append(list: NumberList, more: unknown, path: string): void {
  if (more === undefined) return;
  for (const value of elementsAt(more, path)) list.push(numberAt(value, path));
}

function thread({ start, nodes, samples, deltas }: Chunks, name: ThreadName): ImportedThread {
  if (deltas.length !== samples.length) {
    throw new JsonShapeError("timeDeltas", `${deltas.length} times for ${samples.length} samples`);
  }
  const profile = new V8Profile();
  for (const { raw, id, parent } of nodesOfList(nodes)) {
    profile.addNode(id, objectAt(raw.callFrame, "nodes.callFrame"), parent, raw);
  }
  const times = deltas.toArray();
  let now = Number.isNaN(start) ? 0 : start;
  const base = now;
  for (let index = 0; index < times.length; index++) {
    now += times[index] as number;
    times[index] = now;
  }
  return profile.finish(name, samples, times, base);
}
