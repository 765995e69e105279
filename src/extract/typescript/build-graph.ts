import { ts } from "ts-morph";
import type { SourceFileEntry } from "#model/extraction.ts";
import type { Progress } from "#model/progress.ts";
import type { SourceGraph, UnreadableFile } from "#model/source-graph.ts";
import { typescriptChecker } from "./checker/typescript-checker.ts";
import { declarationHomes } from "./facts/declaration-home.ts";
import type { FileFacts } from "./facts/file-facts.ts";
import { fileFactsOf } from "./facts/file-facts-of.ts";
import { accessorNames } from "./load/accessor-names.ts";
import { loadProgram } from "./load/load-program.ts";
import { type ReadSource, readSources } from "./load/read-sources.ts";
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
export function buildGraph(request: GraphRequest, report: (progress: Progress) => void): SourceGraph {
  report({ stage: "reading TypeScript and JavaScript", done: 0, all: null });
  const { sources, unreadable } = readSources(request.root, request.files);
  const { facts, problem } = readFacts(request.root, sources, report);
  report({ stage: "following values", done: 0, all: null });
  const project = linkProject(facts);
  const { calls, hubs, externals } = materialise(project, solveCalls(project));
  const problems = facts.flatMap(({ path, problems: all }) =>
    all.slice(0, 1).map((reason) => ({ file: path, reason })),
  );
  return {
    files: sources.map(({ path, language, hash, lines }) => ({ path, language, hash, lines })),
    functions: [...project.functions.map(({ fact }) => fact), ...externals],
    calls,
    hubs,
    unreadable: [...unreadable, ...(problem === null ? [] : [problem]), ...problems],
    leftOut: request.leftOut,
  };
}

function readFacts(root: string, sources: readonly ReadSource[], report: (progress: Progress) => void) {
  const {
    program,
    checker,
    sources: parsed,
    options,
  } = loadProgram(
    root,
    sources.map((each) => each.path),
  );
  const around = {
    checker: typescriptChecker(checker),
    homes: declarationHomes(root, program, parsed),
    accessorNames: accessorNames(sources.map((each) => each.text)),
    isUntyped: sources.filter((each) => each.language === "javascript").length * 2 > sources.length,
    problemsOf: (source: ts.SourceFile) => syntaxProblems(program, source),
  };
  const facts: FileFacts[] = [];
  sources.forEach(({ path, language }, index) => {
    const source = parsed.get(path);
    if (source !== undefined && !source.isDeclarationFile) facts.push(fileFactsOf(source, path, language, around));
    if (index % 20 === 0) report({ stage: "reading TypeScript and JavaScript", done: index, all: sources.length });
  });
  const problem =
    options.problem === null ? null : { file: options.config ?? "tsconfig.json", reason: options.problem };
  return { facts, problem };
}

/** Errors of syntax as sentences; in JavaScript, TypeScript's own syntax counts as one too, and is read all the same. */
function syntaxProblems(program: ts.Program, source: ts.SourceFile): string[] {
  return program.getSyntacticDiagnostics(source).map(({ start, messageText }) => {
    const line = source.getLineAndCharacterOfPosition(start ?? 0).line + 1;
    return `Line ${line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}
