import type { ProfileFrame } from "#model/imported-profile.ts";
import { simpleName } from "./folded-frame.ts";
import { pythonBuiltins } from "./python-builtins.ts";
import { libraryPath, type RecordedPath } from "./recorded-path.ts";

/** The dotted name of a function outside the project, and how exactly it is known. */
export interface ExternalName {
  /** `builtins.isinstance`, `abc.__subclasscheck__`, `node:fs.readFileSync`: an id without its `external:`. */
  readonly name: string;
  /** False when the tool leaves out the class, so that several functions of the module may share the name. */
  readonly exact: boolean;
}

/** Names a frame that lies in a library or in the interpreter; null when it lies in neither. */
export function externalName(frame: ProfileFrame, path: RecordedPath): ExternalName | null {
  switch (path.kind) {
    case "builtin":
      return { name: builtinName(frame.name), exact: true };
    case "runtime":
      return { name: `${path.module}.${memberName(frame)}`, exact: false };
    case "pseudo":
      return frame.external || path.text === "" ? withoutFile(frame) : null;
    case "file":
      return inLibrary(frame, path.path);
  }
}

/**
 * A builtin in the three spellings of Python's profilers: `<built-in method builtins.len>`, `<method 'append' of 'list'
 * objects>` (cProfile), and the bare name `len` (profile.py, pyinstrument).
 */
function builtinName(recorded: string): string {
  // A Python function that C code called, as cProfile names it beside the function's own frame; the address differs by run.
  const called = /^<function (.+) at 0x[\da-f]+>$/i.exec(recorded);
  if (called !== null) return `builtins.function(${called[1]})`;
  const method = /^<(?:method|slot wrapper|method-wrapper|attribute|member) '([^']+)' of '([^']+)' objects>$/.exec(
    recorded,
  );
  if (method !== null) return `${method[2]!.includes(".") ? "" : "builtins."}${method[2]}.${method[1]}`;
  const ofObject = /^<built-in method (\S+) of (\S+) object at /.exec(recorded);
  if (ofObject !== null) return `builtins.${ofObject[2]}.${ofObject[1]}`;
  const inner = /^<built-in (?:method|function) (.+)>$/.exec(recorded)?.[1] ?? recorded.replace(/^<(.+)>$/, "$1");
  if (inner.includes(".")) return inner;
  return pythonBuiltins.has(inner) || inner !== recorded ? `builtins.${inner}` : `<built-in>.${inner}`;
}

function withoutFile(frame: ProfileFrame): ExternalName | null {
  if (frame.external)
    return {
      name: /^<(built-in|method|slot|function) /.test(frame.name) ? builtinName(frame.name) : frame.name,
      exact: true,
    };
  return /^<(built-in method|method|slot wrapper) .+>$/.test(frame.name)
    ? { name: builtinName(frame.name), exact: true }
    : null;
}

function inLibrary(frame: ProfileFrame, path: string): ExternalName | null {
  const library = libraryPath(path);
  if (library?.ecosystem === "python")
    return { name: `${pythonModule(library.inside)}.${memberName(frame)}`, exact: false };
  if (library?.ecosystem === "node")
    return { name: `${withoutEnding(library.inside)}.${memberName(frame)}`, exact: false };
  return frame.external
    ? { name: `${withoutEnding(path.split("/").at(-1)!)}.${memberName(frame)}`, exact: false }
    : null;
}

function pythonModule(inside: string): string {
  return withoutEnding(inside)
    .replace(/\/__init__$/, "")
    .replaceAll("/", ".");
}

function withoutEnding(path: string): string {
  return path.replace(/\.[a-z]+$/i, "");
}

function memberName(frame: ProfileFrame): string {
  const name = frame.name.replaceAll(".<locals>", "");
  if (name === "") return "(anonymous)";
  return frame.owner === undefined || name.includes(".") ? name : `${frame.owner}.${simpleName(name)}`;
}
