import { findSourceFiles } from "#extract/find-source-files.ts";
import { extractPython } from "#extract/python/extract-python.ts";
import type { FactsCache } from "#model/extraction.ts";
import type { SourceGraph } from "#model/source-graph.ts";
import { folderOf } from "./temporary-folder.ts";

/** The static graph of a folder's Python files. */
export async function extractedPython(root: string, cache: FactsCache | null = null): Promise<SourceGraph> {
  const { files, leftOut } = await findSourceFiles(root);
  const { signal } = new AbortController();
  return extractPython({ root, files, leftOut, cache, version: "1", workers: 1, onProgress: () => {}, signal });
}

/** The static graph of one file, `main.py`, with this text. */
export function extractedText(text: string | Uint8Array): Promise<SourceGraph> {
  return extractedPython(folderOf({ "main.py": text as string }));
}

/** The calls inside the project, one a line: `caller -> callee  certainty`, by qualified names, sorted. */
export function callsAsText({ functions, calls }: SourceGraph): string[] {
  const names = new Map(functions.filter((item) => !item.external).map((item) => [item.id, item.qualifiedName]));
  const lines = new Map<string, string>();
  for (const { caller, callee, certainty } of calls) {
    if (!names.has(caller) || !names.has(callee)) continue;
    const edge = `${names.get(caller)} -> ${names.get(callee)}`;
    if (lines.get(edge) !== "certain") lines.set(edge, certainty);
  }
  return [...lines].map(([edge, certainty]) => `${edge}  ${certainty}`).sort();
}

/** A cache in memory that counts what it was asked for in vain. */
export function memoryCache(): FactsCache & { readonly kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  return {
    kept,
    load: (keys) => new Map(keys.flatMap((key) => (kept.has(key) ? [[key, kept.get(key)!.slice()]] : []))),
    save: (entries) => {
      for (const [key, bytes] of entries) kept.set(key, bytes.slice());
    },
    keep: () => {},
  };
}
