import type { RunId } from "#model/ids.ts";
import type { ProfileFrame } from "#model/imported-profile.ts";
import type { Store } from "../open-store.ts";
import { bytesToFloats, bytesToInts, floatBytes, intBytes } from "../packed-array.ts";
import { loadCosts, saveCosts } from "./cost-lists.ts";
import { packedCounts, unpackedCounts } from "./packed-counts.ts";

const [isDefinition, isExternal] = [1, 2];

/** Keeps the frames of a thread in their order, with their costs. */
export function saveFrames(db: Store, run: RunId, thread: number, frames: readonly ProfileFrame[]): void {
  if (frames.length === 0) return;
  const { length } = frames;
  const flags = new Int32Array(length);
  const places = new Float64Array(length * 4);
  const lines: Record<number, ProfileFrame["lines"]> = {};
  frames.forEach((frame, at) => {
    flags[at] = (frame.lineKind === "definition" ? isDefinition : 0) + (frame.external ? isExternal : 0);
    places[at] = frame.line ?? Number.NaN;
    places[at + length] = frame.column ?? Number.NaN;
    places[at + length * 2] = frame.startOffset ?? Number.NaN;
    places[at + length * 3] = frame.endOffset ?? Number.NaN;
    if (frame.lines !== undefined) lines[at] = frame.lines;
  });
  const texts = (of: (frame: ProfileFrame) => string | null) => JSON.stringify(frames.map(of));
  const { counts, large } = packedCounts(frames);
  db.prepare("INSERT INTO frame_list VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)").run(
    run,
    thread,
    texts((frame) => frame.name),
    texts((frame) => frame.file),
    frames.some((frame) => frame.owner !== undefined) ? texts((frame) => frame.owner ?? null) : null,
    intBytes(flags),
    floatBytes(places),
    counts,
    large,
    JSON.stringify(lines),
  );
  saveCosts(db, { run, thread, owner: "frame" }, frames);
}

interface FrameRow {
  readonly names: string;
  readonly files: string;
  readonly owners: string | null;
  readonly flags: Uint8Array;
  readonly places: Uint8Array;
  readonly counts: Uint8Array;
  readonly large_counts: string | null;
  readonly line_costs: string;
}

/** The frames of a thread as they were imported. */
export function loadThreadFrames(db: Store, run: RunId, thread: number, measures: number): ProfileFrame[] {
  const row = db
    .prepare<[RunId, number], FrameRow>("SELECT * FROM frame_list WHERE run = ? AND thread = ?")
    .get(run, thread);
  if (row === undefined) return [];
  const names: string[] = JSON.parse(row.names);
  const files: (string | null)[] = JSON.parse(row.files);
  const owners: (string | null)[] = row.owners === null ? [] : JSON.parse(row.owners);
  const lines: Record<string, ProfileFrame["lines"]> = JSON.parse(row.line_costs);
  const flags = bytesToInts(row.flags);
  const places = bytesToFloats(row.places);
  const count = unpackedCounts(row.counts, row.large_counts);
  const costs = loadCosts(db, { run, thread, owner: "frame" }, names.length, measures);
  const place = (part: number, at: number) => {
    const value = places[part * names.length + at]!;
    return Number.isNaN(value) ? null : value;
  };
  return names.map((name, at): ProfileFrame => {
    const [owner, start, end, own] = [owners[at] ?? null, place(2, at), place(3, at), lines[at]];
    return {
      name,
      file: files[at]!,
      line: place(0, at),
      column: place(1, at),
      lineKind: (flags[at]! & isDefinition) === 0 ? "executing" : "definition",
      ...(owner === null ? {} : { owner }),
      ...(start === null ? {} : { startOffset: start }),
      ...(end === null ? {} : { endOffset: end }),
      external: (flags[at]! & isExternal) !== 0,
      calls: count(at),
      primitiveCalls: count(at + names.length),
      costs: costs(at),
      ...(own === undefined ? {} : { lines: own }),
    };
  });
}
