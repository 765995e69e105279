import type { ProfileFrame } from "#model/imported-profile.ts";
import type { SourceFunction } from "#model/source-graph.ts";
import { isFoldedFrame, simpleName } from "./folded-frame.ts";
import type { InFileMatch } from "./in-file-match.ts";
import { matchByPosition } from "./match-by-position.ts";
import { coversLine, type FileFunctions, firstLine, innermostAt } from "./project-files.ts";

/**
 * Finds the function of a frame in its file: by the exact position where the profiler gives one (V8, coverage), else by
 * name and line. A line that no longer fits falls back to a name that is unique in the file, and says so.
 */
export function matchInFile(frame: ProfileFrame, file: FileFunctions): InFileMatch {
  if (file.language !== "python") {
    const byPosition = matchByPosition(frame, file);
    if (byPosition !== null) return byPosition;
  }
  if (simpleName(frame.name) === "<module>") return moduleBody(file);
  if (isFoldedFrame(frame)) return enclosing(frame, file, null);
  return byNameAndLine(frame, file);
}

function byNameAndLine(frame: ProfileFrame, file: FileFunctions): InFileMatch {
  const named = namedLike(frame, file);
  if (named.length === 0) {
    if (isClassBody(frame, file)) return enclosing(frame, file, "a class body runs in the function around it");
    return unmatched(`${file.path} has no function ${quoted(frame.name)}`);
  }
  const { line } = frame;
  if (line !== null) {
    const here = frame.lineKind === "definition" ? startingAt(named, line) : executingAt(named, line, frame);
    if (here.length === 1) return { kind: "exact", found: here[0]!, reason: null };
    if (here.length > 1) return tie(frame, file, here);
  }
  const [only] = named;
  if (named.length > 1 || only === undefined) return tie(frame, file, named);
  if (only.kind === "lambda") return unmatched(`${file.path} has no lambda at line ${line ?? "?"}`);
  const reason = line === null ? null : `found by its name alone: line ${line} doesn't fit, so the source has changed`;
  return { kind: "name", found: only, reason };
}

/** Functions with the frame's name, narrowed to its class or outer function where the profiler says that. */
function namedLike(frame: ProfileFrame, file: FileFunctions): readonly SourceFunction[] {
  const name = simpleName(frame.name);
  const named =
    name === "<lambda>" ? file.functions.filter((each) => each.kind === "lambda") : (file.byName.get(name) ?? []);
  if (named.length < 2) return named;
  const owner = frame.owner ?? frame.name.replaceAll(".<locals>", "").split(".").slice(0, -1).join(".");
  if (owner === "") return named;
  const owned = named.filter((each) => ownerOf(each).endsWith(owner));
  return owned.length > 0 ? owned : named;
}

function ownerOf(each: SourceFunction): string {
  return each.qualifiedName.slice(0, Math.max(0, each.qualifiedName.lastIndexOf(".")));
}

function startingAt(named: readonly SourceFunction[], line: number): readonly SourceFunction[] {
  const decorated = named.filter((each) => firstLine(each) === line);
  return decorated.length > 0 ? decorated : named.filter((each) => each.line === line);
}

/**
 * The function whose text holds the executing line. Samplers that give no definition let equal names of one file run into
 * one frame; where its lines lie in several functions it is none of them.
 */
function executingAt(named: readonly SourceFunction[], line: number, frame: ProfileFrame): readonly SourceFunction[] {
  const lines = [line, ...(frame.lines ?? []).map((each) => each.line)];
  return [...new Set(lines.flatMap((each) => innermostAt(named, each)))];
}

/** Comprehensions and class bodies belong to the function that their line lies in. */
function enclosing(frame: ProfileFrame, file: FileFunctions, reason: string | null): InFileMatch {
  const { line } = frame;
  if (line === null) return unmatched(`${quoted(frame.name)} has no line, so the function around it is unknown`);
  const covering = file.functions.filter((each) => each.kind !== "class" && coversLine(each, line));
  const beside = covering.filter((each) => each.kind === "lambda" && firstLine(each) === line);
  const around = innermostAt(
    covering.filter((each) => !beside.includes(each)),
    line,
  );
  const outside = around.length > 0 ? around : file.module === null ? [] : [file.module];
  // A lambda that begins on the line may hold the comprehension or be held by it: the line alone doesn't tell.
  if (beside.length > 0 || outside.length > 1) return tie(frame, file, [...beside, ...outside]);
  const [found] = outside;
  return found === undefined ? unmatched(`${file.path} has no module body`) : { kind: "line", found, reason };
}

/** `cProfile` gives the body of `class Form` as a frame named `Form`; its methods are the functions below that name. */
function isClassBody(frame: ProfileFrame, file: FileFunctions): boolean {
  const owner = simpleName(frame.name);
  return file.functions.some((each) => ownerOf(each).split(/[.:]/).includes(owner));
}

function moduleBody(file: FileFunctions): InFileMatch {
  if (file.module === null) return unmatched(`${file.path} has no module body`);
  return { kind: "exact", found: file.module, reason: null };
}

function tie(frame: ProfileFrame, file: FileFunctions, among: readonly SourceFunction[]): InFileMatch {
  const names = among.slice(0, 3).map((each) => `${each.qualifiedName} (line ${firstLine(each)})`);
  const rest = among.length > 3 ? ` and ${among.length - 3} more` : "";
  const at = frame.line === null ? "" : ` at line ${frame.line}`;
  return { kind: "tie", among, reason: `${quoted(frame.name)}${at} of ${file.path} may be ${names.join(", ")}${rest}` };
}

function unmatched(reason: string): InFileMatch {
  return { kind: "unmatched", reason };
}

function quoted(name: string): string {
  return name === "" ? "(anonymous)" : name;
}
