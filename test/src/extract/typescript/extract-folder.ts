import { mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { FactsCache, SourceFileEntry } from "#model/extraction.ts";
import type { SourceGraph } from "#model/source-graph.ts";
import { extractTypeScript } from "../../../../src/extract/typescript/extract-typescript.ts";

/** The TypeScript and JavaScript files of a folder, as the finder of files lists them. */
export function sourceFiles(root: string): SourceFileEntry[] {
  return readdirSync(root, { recursive: true })
    .map((each) => String(each).replaceAll("\\", "/"))
    .filter((each) => /\.[cm]?[jt]sx?$/.test(each) && !each.includes("node_modules"))
    .sort()
    .map((each) => ({
      path: each,
      language: /\.[cm]?tsx?$/.test(each) ? ("typescript" as const) : ("javascript" as const),
      bytes: statSync(path.join(root, each)).size,
    }));
}

/** Extracts a folder with the real worker. */
export function extractFolder(root: string, cache: FactsCache | null = null): Promise<SourceGraph> {
  const signal = new AbortController().signal;
  return extractTypeScript({
    root,
    files: sourceFiles(root),
    leftOut: [],
    cache,
    workers: 1,
    onProgress: () => {},
    signal,
  });
}

/** Writes files into a fresh folder. */
export function temporaryProject(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(tmpdir(), "callsketch-typescript-"));
  writeProject(root, files);
  return root;
}

export function writeProject(root: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
}

/** A cache that keeps bytes in memory and counts what was saved. */
export function memoryCache(): FactsCache & { readonly saved: string[] } {
  const entries = new Map<string, Uint8Array>();
  const saved: string[] = [];
  return {
    saved,
    load: (keys) => new Map(keys.filter((key) => entries.has(key)).map((key) => [key, entries.get(key)!])),
    save(added) {
      for (const [key, bytes] of added) {
        entries.set(key, bytes);
        saved.push(key);
      }
    },
    keep() {},
  };
}

/** Calls between functions of the project as lines `caller -> callee  tier, certainty`; external callees are left out. */
export function callLines(graph: SourceGraph, folder = ""): string[] {
  const inside = (id: string) => id.startsWith(folder) && !id.startsWith("external:");
  const short = (id: string) => id.slice(folder.length);
  const calls = graph.calls
    .filter((each) => inside(each.caller) && inside(each.callee))
    .map((each) => `${short(each.caller)} -> ${short(each.callee)}  ${each.tier}, ${each.certainty}`);
  const hubs = graph.hubs
    .filter((each) => inside(each.caller))
    .flatMap((each) => each.candidates.map((callee) => `${short(each.caller)} -> ${short(callee)}  hub, possible`));
  return [...new Set([...calls, ...hubs])].sort();
}
