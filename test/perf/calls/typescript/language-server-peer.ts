import { readFileSync } from "node:fs";
import path from "node:path";
import { ts } from "ts-morph";
import type { SourceFileEntry } from "#model/extraction.ts";
import type { SourceFunction, SourceGraph } from "#model/source-graph.ts";
import { projectOptions } from "../../../../src/extract/typescript/load/compiler-options.ts";

/** Pairs `caller callee` that TypeScript's language service gives as outgoing calls: what editors show as call hierarchy. */
export function languageServerCalls(
  root: string,
  files: readonly SourceFileEntry[],
  graph: SourceGraph,
  callers: ReadonlySet<string>,
): ReadonlySet<string> {
  const service = ts.createLanguageService(host(root, files));
  const byFile = Map.groupBy(
    graph.functions.filter((each) => !each.external),
    (each) => each.file!,
  );
  const calls = new Set<string>();
  for (const caller of graph.functions) {
    if (!callers.has(caller.id)) continue;
    const file = path.join(root, caller.file!);
    for (const { to } of outgoing(service, file, nameOffset(caller, root))) {
      const callee = functionAt(byFile.get(path.relative(root, to.file)) ?? [], to);
      if (callee !== null) calls.add(`${caller.id} ${callee.id}`);
    }
  }
  return calls;
}

function host(root: string, files: readonly SourceFileEntry[]): ts.LanguageServiceHost {
  const { options } = projectOptions(root);
  return {
    getCompilationSettings: () => options,
    getScriptFileNames: () => files.map((each) => path.join(root, each.path)),
    getScriptVersion: () => "1",
    getScriptSnapshot: (file) =>
      ts.sys.fileExists(file) ? ts.ScriptSnapshot.fromString(readFileSync(file, "utf8")) : undefined,
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (each) => path.join("/node_modules/typescript/lib", ts.getDefaultLibFileName(each)),
    fileExists: ts.sys.fileExists,
    readFile: ts.sys.readFile,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
  };
}

function outgoing(service: ts.LanguageService, file: string, at: number): readonly ts.CallHierarchyOutgoingCall[] {
  try {
    return service.provideCallHierarchyOutgoingCalls(file, at);
  } catch {
    return [];
  }
}

/** Where a person would put the caret: on the name, before the function when it has none. */
function nameOffset({ positions, kind, name, file }: SourceFunction, root: string): number {
  if (kind === "module") return 0;
  const text = readFileSync(path.join(root, file!), "utf8");
  const start = positions.startOffset!;
  const head = text.slice(start, positions.endOffset!);
  const inside = head.indexOf(name);
  if (inside >= 0 && inside < 60) return start + inside;
  const before = text.lastIndexOf(name, start);
  return before >= 0 && start - before < 80 ? before : start;
}

/** The outermost function within what the service names, which for a class is its constructor. */
function functionAt(functions: readonly SourceFunction[], { span, kind }: ts.CallHierarchyItem): SourceFunction | null {
  if (kind === ts.ScriptElementKind.moduleElement) return null;
  const inside = functions
    .filter((each) => each.kind !== "module" && each.positions.startOffset! >= span.start)
    .filter((each) => each.positions.endOffset! <= span.start + span.length)
    .sort(
      (a, b) => b.positions.endOffset! - b.positions.startOffset! - (a.positions.endOffset! - a.positions.startOffset!),
    );
  const maker = inside.find((each) => each.kind === "constructor");
  return (kind === ts.ScriptElementKind.classElement ? maker : undefined) ?? inside[0] ?? null;
}
