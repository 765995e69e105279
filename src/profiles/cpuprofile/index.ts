import type { ImportedProfile } from "#model/imported-profile.ts";
import {
  type ElementStream,
  firstOf,
  found,
  hasKeys,
  isList,
  JsonShapeError,
  listAt,
  numberAt,
  objectAt,
  streamAt,
} from "../json-shape.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import type { ProfileSource } from "../source/profile-source.ts";
import { V8Profile } from "../v8/v8-profile.ts";
import { nodesOfList, nodesOfTree } from "./node-order.ts";

/**
 * V8's CPU profile: `nodes`, `samples` (node ids), `timeDeltas` (microseconds since the sample before). Profiles from
 * before 2015 hold a tree in `head`, `timestamps` in microseconds, lines from 1, and their start and end in seconds.
 */
export const cpuprofile: ProfileImporter = {
  format: "cpuprofile",
  recognizes: ({ json }) => isNew(json) || isOld(json),
  read: (source) => (isNew(source.json) ? readNew(source) : readOld(source)),
};

function isNew(json: unknown): boolean {
  if (!hasKeys(json, ["nodes", "startTime", "endTime"]) || !isList(json.nodes)) return false;
  return hasKeys(firstOf(json.nodes), ["callFrame"]);
}

function isOld(json: unknown): boolean {
  return hasKeys(json, ["head"]) && hasKeys(json.head, ["functionName", "children"]) && !("selfSize" in json.head);
}

function readNew(source: ProfileSource): ImportedProfile {
  const { nodes, samples = [], timeDeltas = [], startTime } = objectAt(source.json, "");
  const profile = new V8Profile();
  for (const { raw, id, parent } of nodesOfList(listAt(nodes, "nodes"))) {
    profile.addNode(id, objectAt(raw.callFrame, "nodes.callFrame"), parent, raw);
  }
  const ids = streamAt(samples, "samples");
  const deltas = streamAt(timeDeltas, "timeDeltas");
  if (deltas.length !== ids.length) throw unequal("timeDeltas", deltas.length, ids.length);
  const start = numberAt(startTime, "startTime");
  return imported(source, profile, ids, timesOfDeltas(deltas, start), start);
}

function readOld(source: ProfileSource): ImportedProfile {
  const { head, samples = [], timestamps = [], startTime } = objectAt(source.json, "");
  const profile = new V8Profile(1);
  for (const { raw, id, parent } of nodesOfTree(objectAt(head, "head"))) profile.addNode(id, raw, parent, raw);
  const ids = streamAt(samples, "samples");
  const times = Float64Array.from(listAt(timestamps, "timestamps"), (time, at) => numberAt(time, `timestamps[${at}]`));
  if (times.length !== ids.length) throw unequal("timestamps", times.length, ids.length);
  const start = typeof startTime === "number" ? startTime * 1e6 : (times[0] ?? 0);
  return imported(source, profile, ids, times, start);
}

function imported(
  { file }: ProfileSource,
  profile: V8Profile,
  ids: ElementStream,
  times: Float64Array,
  start: number,
): ImportedProfile {
  const thread = profile.finish({ name: file }, ids, times, start);
  return { format: "cpuprofile", producer: "V8", file, threads: [thread], skipped: { lines: 0, reason: null } };
}

function timesOfDeltas(deltas: ElementStream, start: number): Float64Array {
  const times = new Float64Array(deltas.length);
  let now = start;
  deltas.each((delta, index) => {
    if (typeof delta !== "number" || !Number.isFinite(delta)) throw noNumber(delta, index);
    now += delta;
    times[index] = now;
  });
  return times;
}

function noNumber(delta: unknown, index: number): JsonShapeError {
  return new JsonShapeError(`timeDeltas[${index}]`, `${found(delta)} where a number should stand`);
}

function unequal(path: string, found: number, samples: number): JsonShapeError {
  return new JsonShapeError(path, `${found} times for ${samples} samples`);
}
