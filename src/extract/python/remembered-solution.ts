import { createHash } from "node:crypto";
import { basename } from "node:path";
import { deserialize, serialize } from "node:v8";
import type { ExtractionRequest } from "#model/extraction.ts";
import type { SolveAnswer } from "./solve-task.ts";

/** There is one solution at a time: each replaces the one before. */
const key = "python-solution";
/** A larger one isn't worth its place in the store. */
const mostBytes = 64_000_000;

/** A digest of all that the solution follows from, in front of its bytes. */
const digestLength = 64;

/**
 * The calls of the project as they were worked out before, where nothing that they follow from has changed: edits of
 * comments, of white space and of texts move lines and columns, which are no part of them. Else works them out and
 * remembers them.
 *
 * @param files sorted by path, with the digests of their programs
 */
export async function rememberedSolution(
  request: ExtractionRequest,
  files: readonly { readonly path: string; readonly digest: string }[],
  solve: () => Promise<SolveAnswer>,
): Promise<SolveAnswer> {
  const { cache, version, root } = request;
  if (cache === null || version === null || version === undefined) return solve();
  const digest = createHash("sha256")
    .update(JSON.stringify([version, basename(root), files.map((file) => [file.path, file.digest])]))
    .digest("hex");
  const before = cache.load([key]).get(key);
  if (before !== undefined && Buffer.from(before.subarray(0, digestLength)).toString("latin1") === digest) {
    return deserialize(before.subarray(digestLength)) as SolveAnswer;
  }
  const { modules, calls } = await solve();
  const bytes = Buffer.concat([Buffer.from(digest, "latin1"), serialize({ modules, calls })]);
  if (bytes.length <= mostBytes) cache.save(new Map([[key, bytes]]));
  return { modules, calls };
}
