import { deflateRawSync, inflateRawSync } from "node:zlib";
import { functionId, type RunId } from "#model/ids.ts";
import type { FunctionThen, RunSnapshot } from "#model/run-snapshot.ts";
import type { Store } from "../open-store.ts";
import { packInts, unpackInts } from "../packed-array.ts";

type PackedFunction = [string, string, number, number, string | null, string | null, string | null];

/** Keeps what a run's source was; a snapshot from before is replaced. */
export function saveRunSnapshot(db: Store, run: RunId, { files, functions, frames }: RunSnapshot): void {
  const packed = functions.map((one): PackedFunction => {
    const { id, file, firstLine, endLine, fingerprint, text, sketch } = one;
    return [id, file, firstLine, endLine, fingerprint, text, sketch === null ? null : base64(sketch)];
  });
  db.prepare("INSERT OR REPLACE INTO run_snapshot VALUES (?, ?, ?, ?)").run(
    run,
    JSON.stringify(files),
    deflateRawSync(JSON.stringify(packed), { level: 1 }),
    packInts(frames),
  );
}

/** What a run's source was; null for a run that met no source yet. */
export function loadRunSnapshot(db: Store, run: RunId): RunSnapshot | null {
  const row = db
    .prepare<[RunId], { files: string; functions: Uint8Array; frames: Uint8Array }>(
      "SELECT files, functions, frames FROM run_snapshot WHERE run = ?",
    )
    .get(run);
  if (row === undefined) return null;
  const packed = JSON.parse(inflateRawSync(row.functions).toString("utf8")) as PackedFunction[];
  return {
    files: JSON.parse(row.files),
    functions: packed.map(([id, file, firstLine, endLine, fingerprint, text, sketch]): FunctionThen => {
      return { id: functionId(id), file, firstLine, endLine, fingerprint, text, sketch: hashes(sketch) };
    }),
    frames: unpackInts(row.frames),
  };
}

/** Content hashes of the files that a run was matched with first; null for a run that met no source yet. */
export function snapshotFiles(db: Store, run: RunId): Readonly<Record<string, string>> | null {
  const row = db.prepare<[RunId], { files: string }>("SELECT files FROM run_snapshot WHERE run = ?").get(run);
  return row === undefined ? null : JSON.parse(row.files);
}

function base64(sketch: Uint32Array): string {
  return Buffer.from(sketch.buffer, sketch.byteOffset, sketch.byteLength).toString("base64");
}

function hashes(text: string | null): Uint32Array | null {
  if (text === null) return null;
  const bytes = Buffer.from(text, "base64");
  return new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
