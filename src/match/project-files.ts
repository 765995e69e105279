import type { SourceFunction } from "#model/source-graph.ts";

/** The functions of one file of the project, ready for being asked by line, by position and by name. */
export interface FileFunctions {
  readonly path: string;
  readonly language: SourceFunction["language"];
  /** Without the module body, in order of their first line. */
  readonly functions: readonly SourceFunction[];
  readonly byName: ReadonlyMap<string, readonly SourceFunction[]>;
  readonly module: SourceFunction | null;
}

/** Groups the functions of a project by file. External functions are passed over. */
export function projectFiles(functions: readonly SourceFunction[]): ReadonlyMap<string, FileFunctions> {
  const byFile = new Map<string, SourceFunction[]>();
  for (const each of functions) {
    if (each.external || each.file === null) continue;
    const list = byFile.get(each.file);
    if (list === undefined) byFile.set(each.file, [each]);
    else list.push(each);
  }
  return new Map([...byFile].map(([path, list]) => [path, fileFunctions(path, list)]));
}

function fileFunctions(path: string, all: readonly SourceFunction[]): FileFunctions {
  const functions = all.filter((each) => each.kind !== "module").sort((a, b) => firstLine(a) - firstLine(b));
  const byName = new Map<string, SourceFunction[]>();
  for (const each of functions) {
    const name = plainName(each.name);
    const list = byName.get(name);
    if (list === undefined) byName.set(name, [each]);
    else list.push(each);
  }
  return {
    path,
    language: all[0]!.language,
    functions,
    byName,
    module: all.find((each) => each.kind === "module") ?? null,
  };
}

/** The line by which profilers know a function: its first decorator's, else its own. */
export function firstLine(each: SourceFunction): number {
  return each.positions.firstLine ?? each.line ?? 0;
}

/** True when the line lies in the function's text, decorators included. */
export function coversLine(each: SourceFunction, line: number): boolean {
  return firstLine(each) <= line && line <= (each.endLine ?? firstLine(each));
}

/** A name without class, and without the number that a second definition of one name gets (`step$2`). */
export function plainName(name: string): string {
  const last = name.lastIndexOf(".");
  const bare = last > 0 && last < name.length - 1 && !name.startsWith("<") ? name.slice(last + 1) : name;
  return bare.replace(/\$\d+$/, "");
}

/** The innermost of the functions that cover a line; several when they share lines; empty for module level. */
export function innermostAt(candidates: readonly SourceFunction[], line: number): readonly SourceFunction[] {
  const covering = candidates.filter((each) => coversLine(each, line));
  const spans = covering.map((each) => (each.endLine ?? firstLine(each)) - firstLine(each));
  const smallest = Math.min(...spans);
  return covering.filter((_, index) => spans[index] === smallest);
}
