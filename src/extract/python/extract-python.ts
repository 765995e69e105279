import { basename } from "node:path";
import type { ExtractionRequest, Extractor } from "#model/extraction.ts";
import type { SourceGraph, UnreadableFile } from "#model/source-graph.ts";
import { decodeFacts, type FileFacts } from "./facts/file-facts.ts";
import { PythonWorkers } from "./python-workers.ts";
import { type ReadFile, readFacts } from "./read-facts.ts";
import { rememberedSolution } from "./remembered-solution.ts";
import { sourceGraphOf } from "./source-graph-of.ts";

interface KnownFile extends ReadFile {
  readonly facts: Uint8Array;
  readonly decoded: FileFacts;
}

/** Reads the Python files of a project into a static call graph. */
export const extractPython: Extractor = async (request) => {
  const workers = new PythonWorkers(request);
  try {
    return await extracted(request, workers);
  } finally {
    await workers.close();
  }
};

async function extracted(request: ExtractionRequest, workers: PythonWorkers): Promise<SourceGraph> {
  const files = request.files
    .filter((file) => file.language === "python")
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const read = await readFacts(request, files, workers);
  const known = read.flatMap((file): KnownFile[] => {
    return file.facts === null ? [] : [{ ...file, facts: file.facts, decoded: decodeFacts(file.facts) }];
  });
  const graph: SourceGraph = {
    files: known.map(({ path, hash, decoded }) => ({ path, language: "python", hash, lines: decoded.lines })),
    unreadable: [...read.filter((file) => file.facts === null), ...known].flatMap(unreadable),
    leftOut: request.leftOut.filter((file) => /\.(py|pyi|ipynb|pyx)$/.test(file.file)),
    functions: [],
    calls: [],
    hubs: [],
  };
  if (known.length === 0) return graph;
  const digests = known.map(({ path, decoded }) => ({ path, digest: decoded.programDigest }));
  const { modules, calls } = await rememberedSolution(request, digests, () => {
    request.onProgress({ stage: "following Python calls", done: 0, all: null });
    return workers.solve({
      files: known.map(({ path, facts }) => ({ path, facts })),
      projectName: basename(request.root),
    });
  });
  const defined = known.map(({ path, decoded }, index) => {
    const { definitions, program } = decoded;
    return { path, module: modules[index]!, definitions, sites: program.sites };
  });
  return { ...graph, ...sourceGraphOf(defined, calls) };
}

function unreadable(file: ReadFile | KnownFile): UnreadableFile[] {
  if (file.problem !== null) return [{ file: file.path, reason: file.problem }];
  const line = "decoded" in file ? file.decoded.errorLine : null;
  return line === null ? [] : [{ file: file.path, reason: `Line ${line} isn't Python; the rest was read.` }];
}
