import { basename } from "node:path";
import type { ExtractionRequest, Extractor } from "#model/extraction.ts";
import type { SourceGraph, UnreadableFile } from "#model/source-graph.ts";
import { type DefinitionFacts, encodedDefinitions, encodedDigest } from "./facts/file-facts.ts";
import { endPythonWorkers, PythonWorkers, startPythonWorkers } from "./python-workers.ts";
import { type ReadFile, readFacts, usefulWorkers } from "./read-facts.ts";
import { rememberedSolution } from "./remembered-solution.ts";
import { sourceGraphOf } from "./source-graph-of.ts";

interface KnownFile extends ReadFile {
  readonly facts: Uint8Array;
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

/** Gets ready for an extraction that is about to come, of so many bytes of Python; for none of them, does without. */
export function prepareForPython(bytes: number, workers: number): void {
  if (bytes === 0) endPythonWorkers();
  else startPythonWorkers(Math.min(usefulWorkers(bytes), workers));
}

async function extracted(request: ExtractionRequest, workers: PythonWorkers): Promise<SourceGraph> {
  const files = request.files
    .filter((file) => file.language === "python")
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const { files: read, save } = await readFacts(request, files, workers);
  const known = read.filter((file): file is KnownFile => file.facts !== null);
  if (known.length === 0) return { ...graphOf(request, read, [], []), functions: [], calls: [], hubs: [] };
  const digests = known.map(({ path, facts }) => ({ path, digest: encodedDigest(facts) }));
  const solving = rememberedSolution(request, digests, () => {
    request.onProgress({ stage: "following Python calls", done: 0, all: null });
    return workers.solve({
      files: known.map(({ path, facts }) => ({ path, facts })),
      projectName: basename(request.root),
    });
  });
  /** What this thread does while another one follows the calls. */
  const meanwhile = async () => {
    save();
    return known.map(({ facts }) => encodedDefinitions(facts));
  };
  const [{ modules, calls }, described] = await Promise.all([solving, meanwhile()]);
  const defined = known.map(({ path }, index) => {
    const { definitions, sites } = described[index]!;
    return { path, module: modules[index]!, definitions, sites };
  });
  return { ...graphOf(request, read, known, described), ...sourceGraphOf(defined, calls) };
}

function graphOf(
  request: ExtractionRequest,
  read: readonly ReadFile[],
  known: readonly KnownFile[],
  described: readonly DefinitionFacts[],
): Pick<SourceGraph, "files" | "unreadable" | "leftOut"> {
  const brokenLines = described.flatMap(({ errorLine }, index): UnreadableFile[] => {
    if (errorLine === null) return [];
    return [{ file: known[index]!.path, reason: `Line ${errorLine} isn't Python; the rest was read.` }];
  });
  return {
    files: known.map(({ path, hash }, index) => ({ path, language: "python", hash, lines: described[index]!.lines })),
    unreadable: [
      ...read.flatMap(({ path, problem }) => (problem === null ? [] : [{ file: path, reason: problem }])),
      ...brokenLines,
    ],
    leftOut: request.leftOut.filter((file) => /\.(py|pyi|ipynb|pyx)$/.test(file.file)),
  };
}
