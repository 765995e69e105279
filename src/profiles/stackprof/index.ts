import type { ImportedProfile, ImportedThread, ProfileFrame } from "#model/imported-profile.ts";
import type { Measure } from "#model/measure.ts";
import { isExternalFrame } from "../frame-kind.ts";
import {
  hasKeys,
  isObject,
  type JsonObject,
  JsonShapeError,
  listAt,
  objectAt,
  optionalLine,
  optionalText,
  textAt,
  wholeNumberAt,
} from "../json-shape.ts";
import { flatThread } from "../one-thread.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import { FrameBook } from "../stacks/frame-book.ts";
import { StackProfile } from "../stacks/stack-profile.ts";

/**
 * Ruby's stackprof as JSON: frames by id, and with `raw` all stacks as `length, ids root first, how often`. Without
 * it there are samples by function and by call.
 */
export const stackprof: ProfileImporter = {
  format: "stackprof",
  recognizes: ({ json }) => hasKeys(json, ["version", "mode", "interval", "samples", "frames"]),
  read: ({ json, file }): ImportedProfile => {
    const document = objectAt(json, "");
    const frames = objectAt(document.frames, "frames");
    const raw = document.raw === undefined ? [] : listAt(document.raw, "raw");
    const thread = raw.length > 0 ? stackThread(document, frames, raw, file) : tableThread(document, frames, file);
    const missed = typeof document.missed_samples === "number" ? document.missed_samples : 0;
    const reason = missed === 0 ? null : "samples that stackprof itself missed";
    return { format: "stackprof", producer: "stackprof", file, threads: [thread], skipped: { lines: missed, reason } };
  },
};

/** Samples, and in time modes what they stand for: the interval is in microseconds. */
function measuresOf({ mode, interval }: JsonObject): { measures: Omit<Measure, "whole">[]; scales: number[] } {
  const samples = { name: mode === "object" ? "allocations sampled" : "samples", unit: "samples" } as const;
  if (mode !== "wall" && mode !== "cpu") return { measures: [samples], scales: [1] };
  const time = { name: mode === "cpu" ? "cpu time" : "time", unit: "nanoseconds" } as const;
  return { measures: [time, samples], scales: [wholeNumberAt(interval, "interval") * 1000, 1] };
}

function stackThread(document: JsonObject, frames: JsonObject, raw: readonly unknown[], file: string): ImportedThread {
  const { measures, scales } = measuresOf(document);
  const profile = new StackProfile(measures);
  const book = new FrameBook(profile);
  const known = new Map<string, number>();
  const frameOf = (id: unknown, path: string) => {
    const key = String(id);
    const frame = known.get(key) ?? book.frame(namedFrame(objectAt(frames[key], `frames.${key} (${path})`), key));
    known.set(key, frame);
    return frame;
  };
  for (let at = 0; at < raw.length; ) {
    const length = wholeNumberAt(raw[at], `raw[${at}]`);
    if (at + length + 1 >= raw.length) throw new JsonShapeError(`raw[${at}]`, "a stack that goes on beyond the end");
    let node = profile.root;
    for (let next = at + 1; next <= at + length; next++) node = profile.child(node, frameOf(raw[next], `raw[${next}]`));
    const count = wholeNumberAt(raw[at + length + 1], `raw[${at + length + 1}]`);
    scales.forEach((scale, measure) => {
      profile.add(node, measure, count * scale);
    });
    at += length + 2;
  }
  return profile.finish({ name: file });
}

function namedFrame(frame: JsonObject, id: string) {
  const name = textAt(frame.name, `frames.${id}.name`);
  return { name, file: optionalText(frame.file), definition: optionalLine(frame.line) };
}

function tableThread(document: JsonObject, frames: JsonObject, file: string): ImportedThread {
  const { measures, scales } = measuresOf(document);
  const whole = wholeNumberAt(document.samples, "samples");
  const ids = Object.keys(frames);
  const indexes = new Map(ids.map((id, index) => [id, index]));
  const costs = (self: number | null, total: number) =>
    scales.map((scale) => ({ self: self === null ? null : self * scale, total: Math.min(total, whole) * scale }));
  const all = ids.map((id) => objectAt(frames[id], `frames.${id}`));
  const edges = all.flatMap((frame, caller) =>
    Object.entries(isObject(frame.edges) ? frame.edges : {})
      .filter(([id]) => indexes.has(id))
      .map(([id, count]) => ({
        caller,
        callee: indexes.get(id) as number,
        calls: null,
        costs: costs(null, wholeNumberAt(count, "edges")),
      })),
  );
  const tableFrame = (frame: JsonObject, index: number): ProfileFrame => {
    const { name, file: place, definition } = namedFrame(frame, ids[index] as string);
    const self = wholeNumberAt(frame.samples, `frames.${ids[index]}.samples`);
    const total = wholeNumberAt(frame.total_samples, `frames.${ids[index]}.total_samples`);
    return {
      name: name === "" ? "(anonymous)" : name,
      file: place,
      line: definition,
      column: null,
      lineKind: "definition",
      external: place !== null && isExternalFrame(name, place),
      calls: null,
      primitiveCalls: null,
      costs: costs(self, Math.max(self, total)),
    };
  };
  return flatThread(file, {
    measures: measures.map((measure, at) => ({ ...measure, whole: whole * (scales[at] as number) })),
    frames: all.map(tableFrame),
    edges,
    hasCalls: false,
  });
}
