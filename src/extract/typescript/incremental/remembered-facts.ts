import { deserialize, serialize } from "node:v8";
import type { FileFacts } from "../facts/file-facts.ts";
import { factsKeys, type Manifest, manifestKey } from "./facts-keys.ts";

/** The store of facts as the extraction sees it, wherever it lies. */
export interface RememberedBytes {
  load(keys: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  save(entries: ReadonlyMap<string, Uint8Array>): void;
}

/** Bytes that this version can't read count as missing. */
function read<T>(bytes: Uint8Array | undefined): T | null {
  if (bytes === undefined) return null;
  try {
    return deserialize(bytes) as T;
  } catch {
    return null;
  }
}

/** The facts of all files when nothing has changed since the last indexing, without any parsing; null when something has. */
export async function unchangedFacts(
  bytes: RememberedBytes,
  hashes: ReadonlyMap<string, string>,
  surroundings: string,
): Promise<{ facts: FileFacts[]; problem: Manifest["problem"] } | null> {
  const manifest = read<Manifest>((await bytes.load([manifestKey])).get(manifestKey));
  if (manifest === null || manifest.surroundings !== surroundings || manifest.files.length !== hashes.size) return null;
  if (manifest.files.some(({ path, hash }) => hashes.get(path) !== hash)) return null;
  const known = await knownFacts(bytes, factsKeys(manifest.files, surroundings));
  const facts = manifest.files.map(({ path }) => known.get(path));
  return facts.every((each) => each !== undefined) ? { facts, problem: manifest.problem } : null;
}

/** Facts by path, as far as they are remembered under their keys. */
export async function knownFacts(
  bytes: RememberedBytes,
  keys: ReadonlyMap<string, string>,
): Promise<ReadonlyMap<string, FileFacts>> {
  const stored = await bytes.load([...keys.values()]);
  const facts = new Map<string, FileFacts>();
  for (const [path, key] of keys) {
    const each = read<FileFacts>(stored.get(key));
    if (each !== null) facts.set(path, each);
  }
  return facts;
}

/** Keeps new facts, and the manifest that makes the next indexing quick. */
export function rememberFacts(
  bytes: RememberedBytes,
  fresh: readonly FileFacts[],
  keys: ReadonlyMap<string, string>,
  manifest: Manifest,
): void {
  const entries = new Map<string, Uint8Array>([[manifestKey, serialize(manifest)]]);
  for (const facts of fresh) entries.set(keys.get(facts.path)!, serialize(facts));
  bytes.save(entries);
}
