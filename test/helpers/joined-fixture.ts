import { fileURLToPath } from "node:url";
import { findSourceFiles } from "#extract/find-source-files.ts";
import { extractPython } from "#extract/python/extract-python.ts";
import { extractTypeScript } from "#extract/typescript/extract-typescript.ts";
import { matchFrames } from "#match/match-frames.ts";
import type { ImportedProfile } from "#model/imported-profile.ts";
import type { MatchReport } from "#model/match.ts";
import type { SourceFunction, StaticCall } from "#model/source-graph.ts";
import { readProfile } from "#profiles/read-profile.ts";

/** A program as the extractors read it. */
export interface ExtractedProgram {
  readonly folder: string;
  readonly functions: readonly SourceFunction[];
  readonly calls: readonly StaticCall[];
}

/** Extracts all Python, TypeScript and JavaScript of a folder. */
export async function extractedProgram(folder: string): Promise<ExtractedProgram> {
  const { files, leftOut } = await findSourceFiles(folder);
  const signal = new AbortController().signal;
  const request = { root: folder, files, leftOut, cache: null, workers: 1, onProgress: () => {}, signal };
  const graphs = [await extractPython(request), await extractTypeScript(request)];
  return {
    folder,
    functions: graphs.flatMap((graph) => graph.functions),
    calls: graphs.flatMap((graph) => graph.calls),
  };
}

/** A profile that met a program. */
export interface JoinedFixture {
  readonly profile: ImportedProfile;
  readonly report: MatchReport;
  /** `fib recur.py:3 -> exact recur.py#fib`, one for each frame, without folders before the file. */
  readonly lines: readonly string[];
}

/** Reads a profile and matches all its frames at once, by their self cost in the first measure. */
export async function joinedFixture(program: ExtractedProgram, path: string): Promise<JoinedFixture> {
  const profile = await readProfile(path, { onProgress: () => {}, signal: new AbortController().signal });
  const frames = profile.threads.flatMap((thread) => thread.frames);
  const selfCosts = frames.map((frame) => frame.costs[0]?.self ?? 0);
  const { matches, report } = matchFrames({ ...program, frames, selfCosts, mappings: [] });
  const lines = matches.map(({ frame, kind, functionId }) => {
    const { name, file, line, column } = frames[frame]!;
    const place = [file?.split("/").at(-1) ?? "", line, column].filter((part) => part !== null).join(":");
    return `${name} ${place} -> ${kind} ${functionId}`;
  });
  return { profile, report, lines: [...new Set(lines)].toSorted() };
}

/** A folder of this repository's own fixtures. */
export function ownFixture(name: string): string {
  return fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));
}
