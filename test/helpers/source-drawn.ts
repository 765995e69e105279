import { functionId } from "#model/ids.ts";
import type { SourceFunction, StaticCall } from "#model/source-graph.ts";

/** A function of a project by its id (`pkg/mod.py#Class.method`), with what a test needs to say of it. */
export function sourceFunction(id: string, facts: Partial<SourceFunction> = {}): SourceFunction {
  const [file = "", inFile = ""] = id.split("#");
  const python = file.endsWith(".py");
  const module = python ? file.replace(/\.py$/, "").replaceAll("/", ".") : file;
  const separator = python ? "." : ":";
  const name = inFile.split(".").at(-1)!;
  return {
    id: functionId(id),
    qualifiedName: inFile === "" ? module : module + separator + inFile,
    name: name === "" ? module : name,
    kind:
      inFile === "" ? "module" : name.startsWith("<lambda") ? "lambda" : inFile.includes(".") ? "method" : "function",
    language: python ? "python" : "typescript",
    file,
    line: 1,
    column: 1,
    endLine: facts.line ?? 1,
    external: false,
    parent: null,
    positions: {},
    fingerprint: null,
    complexity: null,
    ...facts,
  };
}

/** A function outside the project, by its dotted name. */
export function externalFunction(name: string): SourceFunction {
  return {
    ...sourceFunction(`external:${name}`),
    qualifiedName: name,
    name: name.split(".").at(-1)!,
    file: null,
    line: null,
    endLine: null,
    external: true,
  };
}

/**
 * A static graph drawn as text, one call a line: `main > parse` is certain, `main ? guess` possible. Names are functions
 * of `app.py`, `file.py#name` of another file, `abc:check` an external function.
 */
export function sourceDrawn(text: string): { functions: SourceFunction[]; calls: StaticCall[] } {
  const functions = new Map<string, SourceFunction>();
  const known = (name: string) => {
    const id = drawnId(name);
    const made = id.startsWith("external:") ? externalFunction(id.slice("external:".length)) : sourceFunction(id);
    functions.set(id, functions.get(id) ?? made);
    return made.id;
  };
  const calls = drawnLines(text).flatMap((line, index): StaticCall[] => {
    const [, caller, sign, callee] = /^(\S+)(?: ([>?]) (\S+))?$/.exec(line) ?? [];
    if (caller === undefined) throw new Error(`Not "a > b" or "a ? b": ${line}`);
    if (callee === undefined) {
      known(caller);
      return [];
    }
    const possible = sign === "?";
    return [
      {
        caller: known(caller),
        callee: known(callee),
        certainty: possible ? "possible" : "certain",
        via: "direct",
        tier: possible ? "guess" : "direct",
        sites: [{ line: index + 1, column: 1, candidates: possible ? 2 : 1 }],
      },
    ];
  });
  return { functions: [...functions.values()], calls };
}

/** The id that a drawn name stands for. */
export function drawnId(name: string): string {
  if (name.includes("#")) return name;
  return name.includes(":") ? `external:${name.replace(":", ".")}` : `app.py#${name}`;
}

/** The lines of a drawing, without white space around them and without empty ones. */
export function drawnLines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
