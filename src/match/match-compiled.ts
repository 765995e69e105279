import type { SourceFunction, SourcePosition } from "#model/source-graph.ts";
import type { InFileMatch } from "./in-file-match.ts";
import { isAnonymous } from "./match-by-position.ts";
import { type FileFunctions, plainName } from "./project-files.ts";
import type { CompiledOrigin } from "./trace-compiled.ts";

/** V8's names for the code that sets up a class's fields. */
const initialisers = new Set(["<instance_members_initializer>", "<static_initializer>"]);

/**
 * Finds the function that compiled code came from. Where the recorded place itself is mapped, it is the innermost function
 * there. Else the place before lies in the function's head (its name), or still outside of it, and the place after in its
 * parameters or body: so it is the function whose head holds the first place, or the outermost one that holds the second
 * and begins after the first.
 */
export function matchCompiled(name: string, origin: CompiledOrigin, file: FileFunctions): InFileMatch {
  if (isAnonymous(name) && origin.wholeFile && file.module !== null) {
    return { kind: "exact", found: file.module, reason: null };
  }
  if (initialisers.has(name)) return initialised(origin, file);
  const candidates = file.functions.filter((each) => each.kind !== "class");
  const innermost = latest(candidates.filter((each) => holds(each, origin.before)));
  if (innermost !== null && origin.exact) return found(innermost, origin);
  const byHead = latest(candidates.filter((each) => holdsInHead(each, origin.before)));
  if (byHead !== null) return found(byHead, origin);
  const around = origin.after === null ? [] : candidates.filter((each) => holds(each, origin.after!));
  const byBody = earliest(around.filter((each) => !holds(each, origin.before)));
  if (byBody !== null) return found(byBody, origin);
  const named = origin.name === null ? [] : (file.byName.get(origin.name) ?? []);
  if (named.length === 1) return { kind: "name", found: named[0]!, reason: "found by the name in the source map" };
  const reason = `the source map leads to line ${origin.before.line} of ${file.path}, where no function begins`;
  return { kind: "unmatched", reason };
}

/** The class whose first field stands where the map leads. */
function initialised(origin: CompiledOrigin, file: FileFunctions): InFileMatch {
  const of = file.functions.find(({ positions: { fieldInitializers } }) => {
    return fieldInitializers?.line === origin.before.line && fieldInitializers.column === origin.before.column;
  });
  if (of !== undefined) return { kind: "exact", found: of, reason: null };
  return { kind: "unmatched", reason: `no class of ${file.path} sets up its fields at line ${origin.before.line}` };
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
