import type { ImportedProfile } from "#model/imported-profile.ts";
import type { ReportProgress } from "#model/progress.ts";
import { alignedTimelines } from "./aligned-timelines.ts";
import { integrityProblems } from "./integrity-problems.ts";
import { JsonShapeError } from "./json-shape.ts";
import { ProfileFormatError } from "./profile-format-error.ts";
import type { ProfileImporter } from "./profile-importer.ts";
import { importers } from "./registry.ts";
import { type ByteSupply, fileBytes, memoryBytes } from "./source/byte-supply.ts";
import { jsonPlace } from "./source/json-place.ts";
import { openSource, type ReadingJob } from "./source/open-source.ts";
import type { ProfileSource } from "./source/profile-source.ts";
import { decodedText } from "./source/text-encoding.ts";
import { type FunctionAt, withFunctionsKnown } from "./stacks/function-at.ts";
import { unreadableHint } from "./unreadable-hint.ts";

/** How a profile is read from disk. */
export interface ReadProfileOptions {
  /** Told the bytes read, of all bytes of the file. */
  readonly onProgress: ReportProgress;
  readonly signal: AbortSignal;
  /** What is known of the source, so that functions of one name in one file are kept apart. */
  readonly functionAt?: FunctionAt;
}

/**
 * Reads a profile file of any known format, packed or not.
 *
 * @throws ProfileFormatError when no importer knows it or it is broken; the signal's reason when cancelled;
 *   the file system's error when it can't be read
 */
export async function readProfile(path: string, options: ReadProfileOptions): Promise<ImportedProfile> {
  const supply = await fileBytes(path);
  const onBytes = (done: number) =>
    options.onProgress({ stage: `reading ${supply.file}`, done: Math.min(done, supply.size), all: supply.size });
  return withFunctionsKnown(options.functionAt, () => readSupply(supply, { onBytes, signal: options.signal }));
}

/** How a profile is read from memory. */
export type ReadContentOptions = Pick<ReadProfileOptions, "functionAt"> & Pick<ReadingJob, "limits">;

/**
 * Reads a profile from bytes at hand, as when one was dropped on the window.
 *
 * @throws ProfileFormatError when no importer knows it or it is broken
 */
export async function readProfileContent(
  fileName: string,
  bytes: Uint8Array,
  { functionAt, ...limits }: ReadContentOptions = {},
): Promise<ImportedProfile> {
  const job = { onBytes: () => {}, signal: new AbortController().signal, ...limits };
  return withFunctionsKnown(functionAt, () => readSupply(memoryBytes(fileName, bytes), job));
}

async function readSupply(supply: ByteSupply, job: ReadingJob): Promise<ImportedProfile> {
  const source = await openSource(supply, job);
  const importer = importers.find((candidate) => candidate.recognizes(source));
  if (importer === undefined) {
    source.close();
    return readOtherwisePacked(supply, job, source);
  }
  return imported(source, importer);
}

/** Brotli has no mark, so a file that nobody knows is tried as brotli before it is refused. */
async function readOtherwisePacked(
  supply: ByteSupply,
  job: ReadingJob,
  source: ProfileSource,
): Promise<ImportedProfile> {
  const inner = await openSource(supply, job, "brotli").catch(() => null);
  job.signal.throwIfAborted();
  const importer = inner === null ? undefined : importers.find((candidate) => candidate.recognizes(inner));
  if (inner === null || importer === undefined) {
    inner?.close();
    throw new ProfileFormatError(source.file, { offset: 0 }, "no known profile format", unreadableHint(source));
  }
  return imported(inner, importer);
}

async function imported(source: ProfileSource, importer: ProfileImporter): Promise<ImportedProfile> {
  const profile = await read(source, importer).finally(() => source.close());
  const [problem] = integrityProblems(profile);
  if (problem !== undefined) throw source.error({ offset: 0 }, `the profile contradicts itself (${problem})`);
  return { ...profile, threads: alignedTimelines(profile.threads) };
}

async function read(source: ProfileSource, importer: ProfileImporter): Promise<ImportedProfile> {
  try {
    const profile = await importer.read(source);
    source.checkRest();
    return profile;
  } catch (error) {
    if (!(error instanceof JsonShapeError)) throw error;
    const place = { path: error.path, offset: await offsetOf(source, error.path) };
    throw source.error(place, `the ${importer.format} profile has ${error.message}`);
  }
}

/** In a longer document the place of an error isn't looked for: it would take more memory than reading it did. */
const longestSearched = 256 << 20;

/** The byte at which a path of a document leads; the first one where the document is too long to look. */
async function offsetOf(source: ProfileSource, path: string): Promise<number> {
  const bytes = await source.bytes().catch(() => null);
  if (bytes === null || bytes.length > longestSearched) return 0;
  const text = decodedText(bytes);
  return Buffer.byteLength(text.slice(0, jsonPlace(text, path)));
}
