import { ts } from "ts-morph";
import type { Progress } from "#model/progress.ts";
import type { UnreadableFile } from "#model/source-graph.ts";
import { typescriptChecker } from "./checker/typescript-checker.ts";
import { declarationHomes } from "./facts/declaration-home.ts";
import type { FileFacts } from "./facts/file-facts.ts";
import { type FactsSurroundings, fileFactsOf } from "./facts/file-facts-of.ts";
import { factsKeys, type Manifest } from "./incremental/facts-keys.ts";
import { fileDependencies } from "./incremental/file-dependencies.ts";
import { knownFacts, type RememberedBytes, rememberFacts, unchangedFacts } from "./incremental/remembered-facts.ts";
import { surroundingsDigest } from "./incremental/surroundings.ts";
import { accessorNames } from "./load/accessor-names.ts";
import { type LoadedProgram, loadProgram } from "./load/load-program.ts";
import type { ReadSource } from "./load/read-sources.ts";

const stage = "reading TypeScript and JavaScript";

/** The facts of all sources in order: remembered ones where nothing they depend on has changed, fresh ones for the rest. */
export async function readFacts(
  root: string,
  sources: readonly ReadSource[],
  bytes: RememberedBytes | null,
  report: (progress: Progress) => void,
): Promise<{ facts: readonly FileFacts[]; problems: readonly UnreadableFile[] }> {
  const names = accessorNames(sources.map((each) => each.text));
  const paths = sources.map((each) => each.path);
  const surroundings = surroundingsDigest(root, paths, [ts.version, ...[...names].sort()]);
  const hashes = new Map(sources.map(({ path, hash }) => [path, hash]));
  const unchanged = bytes === null ? null : await unchangedFacts(bytes, hashes, surroundings);
  if (unchanged !== null)
    return { facts: unchanged.facts, problems: unchanged.problem === null ? [] : [unchanged.problem] };
  const loaded = loadProgram(root, paths);
  const around = factsSurroundings(root, sources, loaded, names);
  const manifest = manifestOf(sources, loaded, around, surroundings);
  const keys = factsKeys(manifest.files, surroundings);
  const known = bytes === null ? new Map<string, FileFacts>() : await knownFacts(bytes, keys);
  const fresh: FileFacts[] = [];
  const failed: UnreadableFile[] = [];
  const facts = sources.flatMap(({ path, language }, index) => {
    const source = loaded.sources.get(path);
    if (index % 20 === 0) report({ stage, done: index, all: sources.length });
    const remembered = known.get(path);
    if (remembered !== undefined) return [remembered];
    if (source === undefined) return [];
    const read = safeFacts(source, path, language, around);
    if (typeof read === "string") failed.push({ file: path, reason: read });
    else fresh.push(read);
    return typeof read === "string" ? [] : [read];
  });
  if (bytes !== null) rememberFacts(bytes, fresh, keys, manifest);
  const { problem } = manifest;
  return { facts, problems: problem === null ? failed : [problem, ...failed] };
}

/** One file that the compiler or its own nesting defeats leaves the others alone: its fault is given as a sentence. */
function safeFacts(
  source: ts.SourceFile,
  path: string,
  language: ReadSource["language"],
  around: FactsSurroundings,
): FileFacts | string {
  try {
    return fileFactsOf(source, path, language, around);
  } catch (error) {
    return error instanceof RangeError
      ? "It is nested too deeply to be read."
      : `It couldn't be analysed: ${(error as Error).message}`;
  }
}

function factsSurroundings(
  root: string,
  sources: readonly ReadSource[],
  { program, checker, sources: parsed }: LoadedProgram,
  names: ReadonlySet<string>,
): FactsSurroundings {
  return {
    checker: typescriptChecker(checker),
    homes: declarationHomes(root, program, parsed),
    accessorNames: names,
    isUntyped: sources.filter((each) => each.language === "javascript").length * 2 > sources.length,
    problemsOf: (source) => syntaxProblems(program, source),
  };
}

function manifestOf(
  sources: readonly ReadSource[],
  loaded: LoadedProgram,
  around: FactsSurroundings,
  surroundings: string,
): Manifest {
  const pathBySource = new Map([...loaded.sources].map(([path, source]) => [source, path]));
  const files = sources.flatMap(({ path, hash }) => {
    const source = loaded.sources.get(path);
    return source === undefined ? [] : [fileDependencies(source, path, hash, around.checker, pathBySource)];
  });
  const { problem, config } = loaded.options;
  return {
    files,
    surroundings,
    problem: problem === null ? null : { file: config ?? "tsconfig.json", reason: problem },
  };
}

/** Errors of syntax as sentences; in JavaScript, TypeScript's own syntax counts as one too, and is read all the same. */
function syntaxProblems(program: ts.Program, source: ts.SourceFile): string[] {
  return program.getSyntacticDiagnostics(source).map(({ start, messageText }) => {
    const line = source.getLineAndCharacterOfPosition(start ?? 0).line + 1;
    return `Line ${line}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`;
  });
}
