import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import type { SourceFileEntry } from "#model/extraction.ts";
import type { SourceGraph } from "#model/source-graph.ts";
import { extractTypeScript } from "../../../../src/extract/typescript/extract-typescript.ts";
import type { BenchPackage } from "./packages.ts";

/** The sources of a package, as the finder of files would list them. */
export function packageFiles({ sources, exclude }: BenchPackage, root: string): SourceFileEntry[] {
  return readdirSync(path.join(root, sources), { recursive: true })
    .map((each) => path.join(sources, String(each)))
    .filter((each) => /\.[cm]?[jt]sx?$/.test(each) && !/\.d\.[cm]?ts$/.test(each) && exclude?.test(each) !== true)
    .sort()
    .map((each) => ({
      path: each,
      language: /\.[cm]?tsx?$/.test(each) ? ("typescript" as const) : ("javascript" as const),
      bytes: statSync(path.join(root, each)).size,
    }));
}

export async function extractPackage(root: string, files: readonly SourceFileEntry[]): Promise<SourceGraph> {
  return extractTypeScript({
    root,
    files,
    leftOut: [],
    cache: null,
    workers: 1,
    onProgress: () => {},
    signal: new AbortController().signal,
  });
}
