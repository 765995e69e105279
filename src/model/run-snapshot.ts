import type { FunctionId } from "./ids.ts";

/** A function as it was when a run met the project first. Lines are 1-based, from the first decorator on. */
export interface FunctionThen {
  readonly id: FunctionId;
  readonly file: string;
  readonly firstLine: number;
  readonly endLine: number;
  readonly fingerprint: string | null;
  /** Hash of its lines as they stood; null when the file couldn't be read. */
  readonly text: string | null;
  /** Pieces of its body; null when the file couldn't be read. */
  readonly sketch: Uint32Array | null;
}

/**
 * The source that a run's frames were found in, as far as the run reaches: when the source is edited, frames are followed
 * from what they were to what they are now, since their lines no longer fit.
 */
export interface RunSnapshot {
  /** Content hashes of the files that frames lie in. */
  readonly files: Readonly<Record<string, string>>;
  /** All functions of these files. */
  readonly functions: readonly FunctionThen[];
  /** For each frame, all threads one after the other, its function's position in `functions`; -1 for none. */
  readonly frames: Int32Array;
}
