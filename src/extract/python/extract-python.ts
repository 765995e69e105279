import { basename } from "node:path";
import type { ExtractionRequest, Extractor, GraphUpdate } from "#model/extraction.ts";
import type { UnreadableFile } from "#model/source-graph.ts";
import { factsVersion } from "./facts/file-facts.ts";
import { numberedProject } from "./numbered-project.ts";
import { partKeys } from "./part-keys.ts";
import { ProjectFacts } from "./project-facts.ts";
import { endPythonWorkers, PythonWorkers, startPythonWorkers } from "./python-workers.ts";
import { usefulWorkers } from "./read-facts.ts";
import { rememberedSolution, rememberSolution } from "./remembered-solution.ts";
import type { SolveAnswer } from "./solve-task.ts";
import { sourceGraphOf } from "./source-graph-of.ts";

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

async function extracted(request: ExtractionRequest, workers: PythonWorkers): Promise<GraphUpdate> {
  const files = request.files
    .filter((file) => file.language === "python")
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const facts = await ProjectFacts.read(request, files, workers);
  while (true) {
    if (facts.digests.length === 0) return { ...surroundings(request, facts), functions: [], calls: [], hubs: [] };
    const solution = await solved(request, facts, workers);
    const project = numberedProject(facts.outlines, solution);
    const keys = request.stored === undefined ? undefined : partKeys(project, `${request.version} ${factsVersion}`);
    const isWanted = (path: string) => keys === undefined || keys.get(path) !== request.stored!.get(path);
    if (!(await facts.load(isWanted))) continue; // a file has changed meanwhile: what was worked out is about another one
    const graph = sourceGraphOf(project, isWanted, (path) => facts.described(path));
    facts.save();
    return { ...surroundings(request, facts), ...graph, ...(keys === undefined ? {} : { parts: keys }) };
  }
}

/** The calls of the project: remembered, or worked out now. */
async function solved(request: ExtractionRequest, facts: ProjectFacts, workers: PythonWorkers): Promise<SolveAnswer> {
  const before = rememberedSolution(request, facts.digests);
  if (before !== null) return before;
  workers.prepareSolve();
  await facts.load((_, hash) => !workers.holds(hash));
  request.onProgress({ stage: "following Python calls", done: 0, all: null });
  const solving = workers.solve({ files: facts.solvable, projectName: basename(request.root) });
  /** What this thread does while another one follows the calls. */
  const meanwhile = async () => facts.save();
  const [solution] = await Promise.all([solving, meanwhile()]);
  rememberSolution(request, facts.digests, solution);
  return solution;
}

function surroundings(
  request: ExtractionRequest,
  facts: ProjectFacts,
): Pick<GraphUpdate, "files" | "unreadable" | "leftOut"> {
  const { outlines, problems } = facts;
  const brokenLines = outlines.flatMap(({ path, errorLine }): UnreadableFile[] => {
    if (errorLine === null) return [];
    return [{ file: path, reason: `Line ${errorLine} isn't Python; the rest was read.` }];
  });
  return {
    files: outlines.map(({ path, hash, lines }) => ({ path, language: "python", hash, lines })),
    unreadable: [...problems.map(({ path, problem }) => ({ file: path, reason: problem })), ...brokenLines],
    leftOut: request.leftOut.filter((file) => /\.(py|pyi|ipynb|pyx)$/.test(file.file)),
  };
}
