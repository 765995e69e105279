import type { ProfileFrame } from "#model/imported-profile.ts";
import type { SourceFunction } from "#model/source-graph.ts";
import { isFoldedFrame, simpleName } from "./folded-frame.ts";
import { matchInFile } from "./match-in-file.ts";
import { type FileFunctions, projectFiles } from "./project-files.ts";
import { recordedPath } from "./recorded-path.ts";

/**
 * Tells functions of one name in one file apart by an executing line, for profilers that name neither class nor definition:
 * lines of different functions get different texts. Where one path may be several files, all of them are asked, since it
 * isn't known yet which one it is.
 */
export function functionAt(functions: readonly SourceFunction[]): (name: string, file: string, line: number) => string {
  const byBase = Map.groupBy(projectFiles(functions).values(), ({ path }) => path.split("/").at(-1)!);
  const filesOf = remembered((file) => {
    const path = recordedPath(file);
    return path.kind === "file" ? longestSuffix(path.path, byBase.get(path.path.split("/").at(-1)!) ?? []) : [];
  });
  const known = new Map<string, string>();
  return (name, file, line) => {
    const asked = filesOf(file).filter((each) => isAmbiguous(name, each));
    if (asked.length === 0) return "";
    const key = `${file}\0${line}\0${name}`;
    const found = known.get(key) ?? asked.map((each) => foundIn(each, name, line)).join("\0");
    known.set(key, found);
    return found;
  };
}

function isAmbiguous(name: string, file: FileFunctions): boolean {
  const simple = simpleName(name);
  if (simple === "<module>") return false;
  return simple === "<lambda>" || isFoldedFrame({ name }) || (file.byName.get(simple)?.length ?? 0) > 1;
}

function foundIn(file: FileFunctions, name: string, line: number): string {
  const frame: ProfileFrame = {
    name,
    file: file.path,
    line,
    column: null,
    lineKind: "executing",
    external: false,
    calls: null,
    primitiveCalls: null,
    costs: [],
  };
  const match = matchInFile(frame, file);
  return "found" in match ? match.found.id : match.reason;
}

function longestSuffix(path: string, files: readonly FileFunctions[]): readonly FileFunctions[] {
  const recorded = path.split("/");
  const lengths = files.map((file) => commonSuffix(recorded, file.path.split("/")));
  const longest = Math.max(0, ...lengths);
  return files.filter((_, index) => lengths[index] === longest);
}

function commonSuffix(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}

function remembered<T>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const known = made.get(text) ?? make(text);
    made.set(text, known);
    return known;
  };
}
