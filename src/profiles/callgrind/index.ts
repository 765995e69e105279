import type { ImportedProfile } from "#model/imported-profile.ts";
import type { ProfileImporter } from "../profile-importer.ts";
import { textFormat } from "../text-format.ts";
import type { CallgrindGraph } from "./callgrind-graph.ts";
import { CallgrindReader } from "./callgrind-reader.ts";
import { callgrindThread } from "./callgrind-thread.ts";

/** Callgrind's text format, as valgrind, xdebug and Python's lsprof write it. */
export const callgrind: ProfileImporter = {
  format: "callgrind",
  recognizes: (source) => textFormat(source) === "callgrind",
  read: async (source): Promise<ImportedProfile> => {
    const reader = new CallgrindReader(source);
    let lines = 0;
    await source.eachLine((line, number) => {
      lines = number;
      reader.line(line, number);
    });
    reader.end(lines);
    if (reader.graphs.length === 0) {
      throw source.error(
        { line: lines },
        "callgrind's headers without any cost",
        "Record again: nothing was measured.",
      );
    }
    return {
      format: "callgrind",
      producer: reader.headers.get("creator") ?? null,
      file: source.file,
      threads: reader.graphs.map((graph) => callgrindThread(graph, threadName(graph, source.file))),
      skipped: { lines: 0, reason: null },
    };
  },
};

function threadName({ threadId, processId }: CallgrindGraph, file: string): string {
  if (threadId !== null) return `Thread ${threadId}`;
  return processId === null ? file : `Process ${processId}`;
}
