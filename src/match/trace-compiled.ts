import { posix } from "node:path";
import {
  FlattenMap,
  LEAST_UPPER_BOUND,
  originalPositionFor,
  type TraceMap,
  traceSegment,
} from "@jridgewell/trace-mapping";
import type { ProfileFrame } from "#model/imported-profile.ts";
import type { SourcePosition } from "#model/source-graph.ts";
import { type CompiledFile, compiledFile, type ReadProjectFile } from "./source-map-files.ts";

/**
 * Where a function of compiled code comes from. Maps name tokens, and rarely the very token by which V8 names a function
 * (the parenthesis), so both neighbours are kept: the last mapped place up to it and the first one after it.
 */
export interface CompiledOrigin {
  /** Of the original file, relative to the project where it lies inside, else as the map says. */
  readonly path: string;
  /** The name before a minifier shortened it; null when the map doesn't say. */
  readonly name: string | null;
  readonly before: SourcePosition;
  /** True when the recorded place itself is mapped, so that `before` is exactly where the function begins. */
  readonly exact: boolean;
  readonly after: SourcePosition | null;
  /** True for the top level of code that was compiled from this one file; that of a bundle belongs to no file alone. */
  readonly wholeFile: boolean;
}

/** Maps may lead to code that was itself compiled. */
const longestChain = 4;

interface LoadedFile {
  readonly compiled: CompiledFile;
  readonly map: TraceMap;
  /** Offset of each line of the compiled code, for positions that are given as offsets. */
  readonly lineStarts: readonly number[];
}

/**
 * Traces frames of compiled code to their source, through chains of maps. Each file is read once. A map that can't be
 * read counts as none.
 */
export function traceCompiled(
  inside: string,
  read: ReadProjectFile,
): (frame: ProfileFrame, path: string) => CompiledOrigin | null {
  const loaded = new Map<string, LoadedFile | null>();
  const load = (path: string): LoadedFile | null => {
    const known = loaded.get(path);
    if (known !== undefined) return known;
    const file = loadedFile(compiledFile(path, inside, read));
    loaded.set(path, file);
    return file;
  };
  return (frame, path) => {
    const file = load(path);
    const at = file === null ? null : generatedPosition(frame, file);
    if (file === null || at === null) return null;
    let origin = original(file, at);
    for (let step = 1; origin !== null && step < longestChain; step++) {
      const next = load(origin.path);
      const further = next === null || next.compiled.path === file.compiled.path ? null : originalOf(next, origin);
      if (further === null) break;
      origin = further;
    }
    return origin;
  };
}

function loadedFile(compiled: CompiledFile | null): LoadedFile | null {
  if (compiled === null) return null;
  try {
    const lineStarts = [0];
    for (let at = compiled.text.indexOf("\n"); at >= 0; at = compiled.text.indexOf("\n", at + 1))
      lineStarts.push(at + 1);
    return { compiled, map: new FlattenMap(JSON.parse(compiled.map), compiled.mapPath), lineStarts };
  } catch {
    return null;
  }
}

/** 1-based, as everywhere in the engine. */
function generatedPosition(frame: ProfileFrame, file: LoadedFile): SourcePosition | null {
  const { startOffset, line, column } = frame;
  if (startOffset === undefined) return line === null ? null : { line, column: column ?? 1 };
  const index = file.lineStarts.findLastIndex((start) => start <= startOffset);
  return { line: index + 1, column: startOffset - file.lineStarts[index]! + 1 };
}

function original({ map }: LoadedFile, at: SourcePosition): CompiledOrigin | null {
  const before = originalPositionFor(map, { line: at.line, column: at.column - 1 });
  const after = originalPositionFor(map, { line: at.line, column: at.column, bias: LEAST_UPPER_BOUND });
  const found = before.source === null ? after : before;
  if (found.source === null) return null;
  const topLevel = at.line === 1 && at.column === 1;
  const place = { line: found.line, column: found.column + 1 };
  return {
    path: sourcePath(found.source),
    name: before.name ?? after.name,
    before: place,
    exact: traceSegment(map, at.line - 1, at.column - 1)?.[0] === at.column - 1,
    after: after.source === found.source ? { line: after.line, column: after.column + 1 } : null,
    wholeFile: topLevel && map.sources.length === 1,
  };
}

/** One map further back. What the first map didn't hit exactly, the next one doesn't either. */
function originalOf(file: LoadedFile, origin: CompiledOrigin): CompiledOrigin | null {
  const before = original(file, origin.before);
  if (before === null) return null;
  const after = origin.after === null ? null : original(file, origin.after);
  return {
    ...before,
    name: before.name ?? origin.name,
    exact: before.exact && origin.exact,
    after: !origin.exact && after?.path === before.path ? after.before : before.after,
    wholeFile: origin.wholeFile && file.map.sources.length === 1,
  };
}

/** As a path relative to the project where it is one. */
function sourcePath(source: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//.test(source) ? source : posix.normalize(source).replace(/^(\.\.\/)+/, "");
}
