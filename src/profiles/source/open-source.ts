import { ProfileFormatError, type ProfilePlace, recordAgain } from "../profile-format-error.ts";
import type { ByteStore } from "./byte-store.ts";
import type { ByteSupply } from "./byte-supply.ts";
import type { JsonLimits } from "./element-batches.ts";
import { jsonDocument } from "./json-document.ts";
import { LineSplitter, type TakeLine } from "./line-splitter.ts";
import { usualLimits } from "./long-json.ts";
import type { ProfileSource } from "./profile-source.ts";
import { spooledStore } from "./spooled-store.ts";
import { decodedText, looksBinary } from "./text-encoding.ts";
import { type Packing, packingOf, unpacked } from "./unpacked.ts";
import { UnreadLists } from "./unread-lists.ts";

/** What reading tells the one who waits, and how it is told to stop. */
export interface ReadingJob {
  /** Called with the bytes of the file that were read so far. */
  readonly onBytes: (done: number) => void;
  readonly signal: AbortSignal;
  /** How much of a JSON document is held at once. */
  readonly limits?: JsonLimits;
}

const headSize = 1 << 16;
const longestFirstLine = 1 << 26;
/** More than this is not held in memory at once. */
const memoryLimit = 1 << 30;
const shorterRun = "Record a shorter run, or with a longer interval.";

/**
 * Opens a profile: unpacks it as far as its head, and parses it when it is JSON.
 *
 * @param packing said where the file itself doesn't tell (brotli)
 * @throws ProfileFormatError when it is empty, its packing is broken, or it starts like JSON and is none
 */
export async function openSource(supply: ByteSupply, job: ReadingJob, packing?: Packing): Promise<ProfileSource> {
  const { file } = supply;
  const start = await firstBytes(supply.chunks(), 4);
  if (start.length === 0) throw new ProfileFormatError(file, { offset: 0 }, "the file is empty", recordAgain);
  const wrapping = packing ?? packingOf(start);
  const error = (place: ProfilePlace, found: string, hint = recordAgain) =>
    new ProfileFormatError(file, place, found, hint);
  const chunks = () => guarded(unpacked(watched(supply.chunks(), job), wrapping), error);
  const head = await firstBytes(chunks(), headSize, true);
  const bytes = () => allBytes(chunks(), error);
  const eachLine = (take: TakeLine) => splitLines(chunks(), take, error);
  const binary = looksBinary(head);
  const isJson = !binary && startsLikeJson(head);
  const unread = new UnreadLists();
  const store = isJson ? await jsonStore(supply, wrapping, chunks, job, error) : null;
  const json = store === null ? undefined : jsonDocument(store, error, unread, job.limits ?? usualLimits);
  const text = binary || json !== undefined ? "" : wholeLines(decodedText(head), head.length < headSize);
  const checkRest = () => unread.check();
  return { file, head, text, json, bytes, eachLine, checkRest, error, close: () => store?.close() };
}

type MakeError = ProfileSource["error"];

function startsLikeJson(head: Uint8Array): boolean {
  const first = /^\s*(.)\s*(.?)/.exec(decodedText(head.subarray(0, 4096)));
  if (first === null) return false;
  if (first[1] === "[") return /[[{"\-\d\]]|^$/.test(first[2] ?? "");
  return first[1] === "{" && /["}]|^$/.test(first[2] ?? "");
}

/** A short document in memory; a longer one where it lies, or unpacked into a file that is gone afterwards. */
async function jsonStore(
  supply: ByteSupply,
  packing: Packing,
  chunks: () => AsyncIterable<Uint8Array>,
  job: ReadingJob,
  error: MakeError,
): Promise<ByteStore> {
  const { document } = job.limits ?? usualLimits;
  if (packing === "none" && supply.size > document) return watchedStore(supply.open(), job);
  return spooledStore(chunks(), document, (offset) => error({ offset }, "it unpacks into over 8 GB", shorterRun));
}

async function splitLines(chunks: AsyncIterable<Uint8Array>, take: TakeLine, error: MakeError): Promise<void> {
  const splitter = new LineSplitter(take, (line) => error({ line }, "a line of more than 256 million characters"));
  for await (const chunk of chunks) splitter.push(chunk);
  splitter.end();
}

async function* watched(chunks: AsyncIterable<Uint8Array>, job: ReadingJob): AsyncGenerator<Uint8Array> {
  let done = 0;
  for await (const chunk of chunks) {
    job.signal.throwIfAborted();
    yield chunk;
    done += chunk.length;
    job.onBytes(done);
  }
}

function watchedStore(store: ByteStore, job: ReadingJob): ByteStore {
  let done = 0;
  const read = (start: number, end: number) => {
    job.signal.throwIfAborted();
    if (end > done + (1 << 20) || end === store.size) {
      done = Math.max(done, end);
      job.onBytes(done);
    }
    return store.read(start, end);
  };
  return { size: store.size, read, close: () => store.close() };
}

/** Turns zlib's errors into ours; the offset is what was unpacked before. */
async function* guarded(chunks: AsyncIterable<Uint8Array>, error: MakeError): AsyncGenerator<Uint8Array> {
  let offset = 0;
  try {
    for await (const chunk of chunks) {
      yield chunk;
      offset += chunk.length;
    }
  } catch (problem) {
    if (!isPackingError(problem)) throw problem;
    throw error({ offset }, `it can't be unpacked any further (${problem.message})`);
  }
}

function isPackingError(problem: unknown): problem is Error {
  return (
    problem instanceof Error &&
    "code" in problem &&
    /^(Z_|ERR__?ERROR_|ERR_BROTLI|ERR_|ZSTD_)/.test(String(problem.code))
  );
}

/** Without the last line where the text may go on in the middle of it. */
function wholeLines(text: string, isAll: boolean): string {
  const end = text.lastIndexOf("\n");
  return isAll || end === -1 ? text : text.slice(0, end + 1);
}

/** @param wholeLine read on until the end of a text's first line, however deep the stack on it */
async function firstBytes(chunks: AsyncIterable<Uint8Array>, size: number, wholeLine = false): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  let lineEnd = wholeLine ? -1 : 0;
  for await (const chunk of chunks) {
    if (length === 0 && wholeLine && (looksBinary(chunk.subarray(0, size)) || startsLikeJson(chunk))) lineEnd = 0;
    if (lineEnd === -1 && chunk.includes(10)) lineEnd = length + chunk.indexOf(10) + 1;
    parts.push(chunk);
    length += chunk.length;
    if ((length >= size && lineEnd !== -1) || length >= longestFirstLine) break;
  }
  return Buffer.concat(parts).subarray(0, Math.max(size, lineEnd));
}

async function allBytes(chunks: AsyncIterable<Uint8Array>, error: MakeError): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    length += chunk.length;
    if (length > memoryLimit) {
      throw error({ offset: memoryLimit }, "it holds over 1 GB", shorterRun);
    }
  }
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts);
}
