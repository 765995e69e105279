import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { SourceFileEntry } from "#model/extraction.ts";
import type { IndexedFile, UnreadableFile } from "#model/source-graph.ts";

/** A file's text with what the index says of it. */
export interface ReadSource extends IndexedFile {
  readonly text: string;
}

/** Reads the files in the order of their paths; what can't be read is listed with the reason. */
export function readSources(root: string, files: readonly SourceFileEntry[]) {
  const sources: ReadSource[] = [];
  const unreadable: UnreadableFile[] = [];
  for (const { path: file, language } of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    try {
      const bytes = readFileSync(path.join(root, file));
      const text = bytes.toString("utf8");
      const hash = createHash("sha256").update(bytes).digest("hex");
      sources.push({ path: file, language, hash, lines: countLines(text), text });
    } catch (error) {
      unreadable.push({ file, reason: `Could not be read: ${(error as Error).message}` });
    }
  }
  return { sources, unreadable };
}

function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return text.endsWith("\n") ? lines - 1 : lines;
}
