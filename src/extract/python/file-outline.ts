import { deserialize, serialize } from "node:v8";
import type { ExtractionRequest } from "#model/extraction.ts";
import { type DefinitionFacts, encodedDigest, factsVersion } from "./facts/file-facts.ts";

/** What the rest of a project needs to know of a file: with it, the facts of a file that hasn't changed aren't loaded. */
export interface FileOutline {
  readonly path: string;
  /** SHA-256 of the content, hex. */
  readonly hash: string;
  /** Digest of the program, see `programDigest`. */
  readonly digest: string;
  readonly lines: number;
  /** Line of the first syntax error; null when there is none. */
  readonly errorLine: number | null;
  /** Paths of the definitions, in order. */
  readonly definitions: readonly string[];
  /** How many sites the program has. */
  readonly sites: number;
}

const key = "python-outlines";
const versionLength = 16;

/** The outline of a file with these facts. */
export function outlineOf(path: string, hash: string, facts: Uint8Array, described: DefinitionFacts): FileOutline {
  const { lines, errorLine, definitions, sites } = described;
  const paths = definitions.map((definition) => definition.path);
  return { path, hash, digest: encodedDigest(facts), lines, errorLine, definitions: paths, sites: sites.length / 3 };
}

/** The outlines that were remembered last, by path. */
export function rememberedOutlines({ cache }: ExtractionRequest): ReadonlyMap<string, FileOutline> {
  const bytes = cache?.load([key]).get(key);
  if (bytes === undefined) return new Map();
  if (Buffer.from(bytes.subarray(0, versionLength)).toString("latin1") !== paddedVersion()) return new Map();
  const outlines = deserialize(bytes.subarray(versionLength)) as readonly FileOutline[];
  return new Map(outlines.map((outline) => [outline.path, outline]));
}

/** Remembers outlines in place of those before. */
export function rememberOutlines({ cache }: ExtractionRequest, outlines: readonly FileOutline[]): void {
  cache?.save(new Map([[key, Buffer.concat([Buffer.from(paddedVersion(), "latin1"), serialize(outlines)])]]));
}

function paddedVersion(): string {
  return factsVersion.padEnd(versionLength);
}
