import { createHash } from "node:crypto";
import { basename } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { ExtractionRequest } from "#model/extraction.ts";
import type { ProgramDigest } from "./project-facts.ts";
import type { SolveAnswer } from "./solve-task.ts";

/** There is one solution at a time: each replaces the one before. */
const key = "python-solution";
/** A larger one isn't worth its place in the store. */
const mostBytes = 64_000_000;

/** A digest of all that the solution follows from, in front of its bytes. */
const digestLength = 64;

/**
 * The calls of the project as they were worked out before, where nothing that they follow from has changed: edits of
 * comments, of white space and of texts move lines and columns, which are no part of them. Null where that isn't so.
 *
 * @param files sorted by path
 */
export function rememberedSolution(request: ExtractionRequest, files: readonly ProgramDigest[]): SolveAnswer | null {
  const digest = digestOf(request, files);
  const before = digest === null ? undefined : request.cache?.load([key]).get(key);
  if (before === undefined || Buffer.from(before.subarray(0, digestLength)).toString("latin1") !== digest) return null;
  return deserialize(before.subarray(digestLength)) as SolveAnswer;
}

/** Remembers calls in place of those before. */
export function rememberSolution(
  request: ExtractionRequest,
  files: readonly ProgramDigest[],
  { modules, calls }: SolveAnswer,
): void {
  const digest = digestOf(request, files);
  if (digest === null) return;
  const bytes = Buffer.concat([Buffer.from(digest, "latin1"), serialize({ modules, calls })]);
  if (bytes.length <= mostBytes) request.cache?.save(new Map([[key, bytes]]));
}

function digestOf({ version, root }: ExtractionRequest, files: readonly ProgramDigest[]): string | null {
  if (version === null || version === undefined) return null;
  return createHash("sha256")
    .update(JSON.stringify([version, basename(root), files.map((file) => [file.path, file.digest])]))
    .digest("hex");
}
