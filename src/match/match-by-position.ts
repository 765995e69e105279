import type { ProfileFrame } from "#model/imported-profile.ts";
import type { SourceFunction, SourcePosition } from "#model/source-graph.ts";
import { simpleName } from "./folded-frame.ts";
import type { InFileMatch } from "./in-file-match.ts";
import { type FileFunctions, plainName } from "./project-files.ts";

/**
 * V8 says exactly where a function is: the `(` of its parameters or a bare arrow's first parameter, in coverage the
 * offsets of its whole text, and 1:1 for a module. Null when the frame carries no such position or nothing lies there.
 */
export function matchByPosition(frame: ProfileFrame, file: FileFunctions): InFileMatch | null {
  if (frame.startOffset !== undefined && frame.endOffset !== undefined) return byOffsets(frame, file);
  const { line, column } = frame;
  if (line === null || column === null || frame.lineKind !== "definition") return null;
  const at = { line, column };
  const here = file.functions.filter((each) => samePlace(each.positions.parameters, at));
  const named = here.filter((each) => agrees(frame.name, each));
  const [found] = named.length > 0 ? named : here;
  if (found !== undefined) return { kind: named.length > 0 ? "exact" : "line", found, reason: null };
  const initialised = file.functions.find((each) => samePlace(each.positions.fieldInitializers, at));
  if (initialised !== undefined) return { kind: "exact", found: initialised, reason: null };
  // Before what begins there: a function that is the first thing of a file is known by its `(`.
  if (line === 1 && column === 1 && isAnonymous(frame.name)) {
    return file.module === null ? null : { kind: "exact", found: file.module, reason: null };
  }
  const begun = file.functions.find((each) => each.line === line && each.column === column);
  if (begun !== undefined) return { kind: agrees(frame.name, begun) ? "exact" : "line", found: begun, reason: null };
  return null;
}

function byOffsets(frame: ProfileFrame, file: FileFunctions): InFileMatch | null {
  const found = file.functions.find(
    (each) => each.positions.startOffset === frame.startOffset && each.positions.endOffset === frame.endOffset,
  );
  if (found !== undefined) return { kind: "exact", found, reason: null };
  if (frame.startOffset === 0 && isAnonymous(frame.name) && file.module !== null) {
    return { kind: "exact", found: file.module, reason: null };
  }
  return null;
}

function samePlace(a: SourcePosition | undefined, b: SourcePosition): boolean {
  return a !== undefined && a.line === b.line && a.column === b.column;
}

/** V8 infers names; an anonymous side agrees with everything. */
function agrees(recorded: string, each: SourceFunction): boolean {
  if (isAnonymous(recorded) || each.name.startsWith("<")) return true;
  const name = simpleName(recorded);
  return plainName(each.name) === name || each.kind === "constructor" || each.kind === "class";
}

/** The names that tools write for a function without one. */
export function isAnonymous(name: string): boolean {
  return name === "" || name === "(anonymous)" || name === "<anonymous>" || name === "(anonymous function)";
}
