import type { ProfileFormatError, ProfilePlace } from "../profile-format-error.ts";
import type { TakeLine } from "./line-splitter.ts";

/** One profile file as the importers see it: unpacked, with its head at hand. */
export interface ProfileSource {
  /** The file's name without folder. Never used to recognise a format. */
  readonly file: string;
  /** The first 64 KB or less, unpacked. */
  readonly head: Uint8Array;
  /** The head as text; empty when the file is binary or a JSON document. */
  readonly text: string;
  /** The whole document when the file is JSON, else undefined. Lists in a long one may be `LongArray`s. */
  readonly json: unknown;
  /** Everything, unpacked. */
  bytes(): Promise<Uint8Array>;
  /** Gives every line of a text to `take`, in order. Reads in chunks, so that memory doesn't grow with the file. */
  eachLine(take: TakeLine): Promise<void>;
  /** Parses what no importer looked at. @throws ProfileFormatError when the document is broken there */
  checkRest(): void;
  /** An error about this file, to be thrown. The hint is `recordAgain` when left out. */
  error(place: ProfilePlace, found: string, hint?: string): ProfileFormatError;
  /** Lets go of the file. */
  close(): void;
}
