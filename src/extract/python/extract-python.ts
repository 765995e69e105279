import type { Extractor } from "#model/extraction.ts";
import { functionId } from "#model/ids.ts";
import type { CallVia, SourceFunction, SourceGraph, StaticCall, UnreadableFile } from "#model/source-graph.ts";
import { decodeFacts, type FileFacts } from "./facts/file-facts.ts";
import { type ReadFile, readFacts } from "./read-facts.ts";

interface KnownFile {
  readonly path: string;
  readonly module: string;
  readonly facts: FileFacts;
}

/** Reads the Python files of a project into a static call graph. */
export const extractPython: Extractor = async (request) => {
  const files = request.files
    .filter((file) => file.language === "python")
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const read = await readFacts(request, files);
  const known = read.flatMap((file) =>
    file.facts === null ? [] : [{ path: file.path, module: moduleName(file.path), facts: decodeFacts(file.facts) }],
  );
  const lines = new Map(known.map((file) => [file.path, file.facts.lines]));
  return {
    files: read.flatMap(({ path, hash, facts }) =>
      facts === null ? [] : [{ path, language: "python", hash, lines: lines.get(path) ?? 0 }],
    ),
    ...graphOf(known),
    hubs: [],
    unreadable: read.flatMap((file) => unreadable(file, known)),
    leftOut: request.leftOut.filter((file) => /\.(py|pyi|ipynb|pyx)$/.test(file.file)),
  };
};

function unreadable(file: ReadFile, known: readonly KnownFile[]): UnreadableFile[] {
  if (file.problem !== null) return [{ file: file.path, reason: file.problem }];
  const line = known.find((other) => other.path === file.path)?.facts.errorLine ?? null;
  return line === null ? [] : [{ file: file.path, reason: `Line ${line} isn't Python; the rest was read.` }];
}

function moduleName(path: string): string {
  return path
    .replace(/\.(py|pyi|ipynb)$/, "")
    .replace(/(^|\/)__init__$/, "")
    .replace(/^src\//, "")
    .replaceAll("/", ".");
}

function graphOf(files: readonly KnownFile[]): Pick<SourceGraph, "functions" | "calls"> {
  const functions: SourceFunction[] = [];
  const byName = new Map<string, SourceFunction>();
  for (const file of files) {
    const own = file.facts.definitions.map((definition): SourceFunction => {
      const name = [file.module, definition.dotted].filter((part) => part !== "").join(".");
      return {
        id: functionId(`${file.path}#${definition.path}`),
        qualifiedName: name,
        name: definition.kind === "module" ? file.module : definition.name,
        kind: definition.kind,
        language: "python",
        file: file.path,
        line: definition.line,
        column: definition.column,
        endLine: definition.endLine,
        external: false,
        parent:
          definition.parent < 0 ? null : functionId(`${file.path}#${file.facts.definitions[definition.parent]!.path}`),
        positions: { firstLine: definition.firstLine },
        fingerprint: definition.fingerprint,
        complexity: definition.complexity,
      };
    });
    for (const item of own) byName.set(item.qualifiedName, item);
    functions.push(...own);
  }
  return { functions, calls: files.flatMap((file) => callsOf(file, byName)) };
}

function callsOf(file: KnownFile, byName: ReadonlyMap<string, SourceFunction>): StaticCall[] {
  const found = new Map<string, StaticCall>();
  for (const call of file.facts.program.calls) {
    const target = targetOf(file, call.caller, call.callee, byName);
    if (target === null) continue;
    const caller = functionId(`${file.path}#${file.facts.definitions[call.caller]!.path}`);
    const via: CallVia =
      target.kind === "constructor" || target.kind === "class"
        ? "constructor"
        : call.callee.includes(".")
          ? "method"
          : "direct";
    const key = `${caller} ${target.id}`;
    const site = { line: call.line, column: call.column, candidates: 1 };
    const tier = via === "constructor" ? "constructor" : via === "method" ? "method" : "direct";
    const before = found.get(key);
    found.set(key, {
      caller,
      callee: target.id,
      certainty: "certain",
      via,
      tier,
      sites: [...(before?.sites ?? []), site],
    });
  }
  return [...found.values()];
}

function targetOf(
  file: KnownFile,
  caller: number,
  callee: string,
  byName: ReadonlyMap<string, SourceFunction>,
): SourceFunction | null {
  const { definitions, program } = file.facts;
  for (let scope = caller; scope >= 0; scope = definitions[scope]!.parent) {
    const definition = definitions[scope]!;
    const prefix = [file.module, definition.dotted].filter((part) => part !== "").join(".");
    const own = callee.startsWith("self.") && definition.kind === "class" ? callee.slice(5) : callee;
    const found = byName.get(prefix === "" ? own : `${prefix}.${own}`);
    if (found !== undefined) return constructorOf(found, byName);
  }
  const [first = "", ...rest] = callee.split(".");
  const imported = program.imports[first];
  if (imported === undefined) return null;
  const [from = "", name = ""] = imported.split(":");
  const full = [absolute(file, from), name, ...rest].filter((part) => part !== "").join(".");
  const found = byName.get(full);
  return found === undefined ? null : constructorOf(found, byName);
}

function absolute(file: KnownFile, from: string): string {
  const dots = /^\.*/.exec(from)![0].length;
  if (dots === 0) return from;
  const parts = file.module.split(".");
  const up = file.path.endsWith("__init__.py") ? dots - 1 : dots;
  return [...parts.slice(0, parts.length - up), from.slice(dots)].filter((part) => part !== "").join(".");
}

function constructorOf(found: SourceFunction, byName: ReadonlyMap<string, SourceFunction>): SourceFunction {
  return found.kind === "class" ? (byName.get(`${found.qualifiedName}.__init__`) ?? found) : found;
}
