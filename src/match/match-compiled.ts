import type { SourceFunction, SourcePosition } from "#model/source-graph.ts";
import type { InFileMatch } from "./in-file-match.ts";
import { type FileFunctions, plainName } from "./project-files.ts";
import type { CompiledOrigin } from "./trace-compiled.ts";

/**
 * Finds the function that compiled code came from. The place before the recorded one lies in the function's head (its
 * name, its first parameter), or still outside of it; the place after lies in its parameters or body. So it is the
 * function whose head holds the first place, else the outermost one that holds the second and begins after the first.
 */
export function matchCompiled(origin: CompiledOrigin, file: FileFunctions): InFileMatch {
  const heads = file.functions.filter((each) => holdsInHead(each, origin.before));
  const byHead = latest(heads);
  if (byHead !== null) return found(byHead, origin);
  const around = origin.after === null ? [] : file.functions.filter((each) => holds(each, origin.after!));
  const fresh = around.filter((each) => !holds(each, origin.before));
  const byBody = earliest(fresh);
  if (byBody !== null) return found(byBody, origin);
  const named = origin.name === null ? [] : (file.byName.get(origin.name) ?? []);
  if (named.length === 1) return { kind: "name", found: named[0]!, reason: "found by the name in the source map" };
  const inside = latest(around);
  if (inside !== null) return { kind: "line", found: inside, reason: "the source map leads into this function" };
  if (isBefore(origin.before, { line: 1, column: 2 }) && file.module !== null) {
    return { kind: "exact", found: file.module, reason: null };
  }
  return {
    kind: "unmatched",
    reason: `the source map leads to line ${origin.before.line} of ${file.path}, where no function begins`,
  };
}

function found(each: SourceFunction, origin: CompiledOrigin): InFileMatch {
  const agrees = origin.name === null || origin.name === plainName(each.name) || each.name.startsWith("<");
  return { kind: agrees ? "exact" : "line", found: each, reason: null };
}

function start(each: SourceFunction): SourcePosition {
  return { line: each.line ?? 1, column: each.column ?? 1 };
}

function holdsInHead(each: SourceFunction, at: SourcePosition): boolean {
  const { parameters } = each.positions;
  if (parameters === undefined || each.kind === "module") return false;
  return !isBefore(at, start(each)) && !isBefore(parameters, at);
}

function holds(each: SourceFunction, at: SourcePosition): boolean {
  return !isBefore(at, start(each)) && at.line <= (each.endLine ?? each.line ?? 0);
}

function isBefore(a: SourcePosition, b: SourcePosition): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}

function latest(functions: readonly SourceFunction[]): SourceFunction | null {
  return functions.reduce<SourceFunction | null>(
    (best, each) => (best === null || isBefore(start(best), start(each)) ? each : best),
    null,
  );
}

function earliest(functions: readonly SourceFunction[]): SourceFunction | null {
  return functions.reduce<SourceFunction | null>(
    (best, each) => (best === null || isBefore(start(each), start(best)) ? each : best),
    null,
  );
}
