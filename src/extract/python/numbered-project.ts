import { type FunctionId, functionId } from "#model/ids.ts";
import type { FileOutline } from "./file-outline.ts";
import type { SolveAnswer } from "./solve-task.ts";

/** Files in the order in which their definitions and sites are counted, and the calls between them. */
export interface NumberedProject extends SolveAnswer {
  readonly files: readonly FileOutline[];
  /** Number of each file's first definition, and how many there are in all. */
  readonly definitionStarts: Int32Array;
  /** Number of each file's first site. */
  readonly siteStarts: Int32Array;
  /** Ids of all definitions. */
  readonly ids: readonly FunctionId[];
  /** Ids of `calls.externals`. */
  readonly externalIds: readonly FunctionId[];
}

/** Counts the definitions and sites of files, which are sorted by path. */
export function numberedProject(files: readonly FileOutline[], { modules, calls }: SolveAnswer): NumberedProject {
  const ids: FunctionId[] = [];
  const definitionStarts = new Int32Array(files.length + 1);
  const siteStarts = new Int32Array(files.length + 1);
  for (const [index, { path, definitions, sites }] of files.entries()) {
    for (const definition of definitions) ids.push(functionId(`${path}#${definition}`));
    definitionStarts[index + 1] = ids.length;
    siteStarts[index + 1] = siteStarts[index]! + sites;
  }
  const externalIds = calls.externals.map((name) => functionId(`external:${name}`));
  return { files, modules, calls, definitionStarts, siteStarts, ids, externalIds };
}

/** The function of a number in the calls: a definition, or a name outside the project. */
export function idOf({ ids, externalIds }: NumberedProject, number: number): FunctionId {
  return number >= 0 ? ids[number]! : externalIds[-2 - number]!;
}

/** The rows of an array of calls or hubs, a file's side by side, whose callers are its definitions; those of callers outside come last. */
export function rowsByFile(project: NumberedProject, rows: Int32Array, width: number): Int32Array {
  const { definitionStarts, files } = project;
  const starts = new Int32Array(files.length + 1);
  let place = 0;
  for (let file = 0; file < files.length; file++) {
    starts[file] = place;
    while (place < rows.length && rows[place]! >= 0 && rows[place]! < definitionStarts[file + 1]!) place += width;
  }
  starts[files.length] = place;
  return starts;
}
