import type { SourceFileEntry } from "#model/extraction.ts";
import type { Progress } from "#model/progress.ts";
import type { SourceGraph, UnreadableFile } from "#model/source-graph.ts";
import type { RememberedBytes } from "./incremental/remembered-facts.ts";
import { readSources } from "./load/read-sources.ts";
import { readFacts } from "./read-facts.ts";
import { linkProject } from "./solve/link.ts";
import { materialise } from "./solve/materialise.ts";
import { solveCalls } from "./solve/solve-calls.ts";

/** What is read, and from where. */
export interface GraphRequest {
  readonly root: string;
  readonly files: readonly SourceFileEntry[];
  readonly leftOut: readonly UnreadableFile[];
}

/** Builds the whole graph in this thread. */
export async function buildGraph(
  request: GraphRequest,
  bytes: RememberedBytes | null,
  report: (progress: Progress) => void,
): Promise<SourceGraph> {
  report({ stage: "reading TypeScript and JavaScript", done: 0, all: request.files.length });
  const { sources, unreadable } = readSources(request.root, request.files);
  const { facts, problems } = await readFacts(request.root, sources, bytes, report);
  report({ stage: "following values", done: 0, all: null });
  const project = linkProject(facts);
  const { calls, hubs, externals } = materialise(project, solveCalls(project));
  const syntax = facts.flatMap(({ path, problems: all }) => all.slice(0, 1).map((reason) => ({ file: path, reason })));
  return {
    files: sources.map(({ path, language, hash, lines }) => ({ path, language, hash, lines })),
    functions: [...project.functions.map(({ fact }) => fact), ...externals],
    calls,
    hubs,
    unreadable: [...unreadable, ...problems, ...syntax],
    leftOut: request.leftOut,
  };
}
