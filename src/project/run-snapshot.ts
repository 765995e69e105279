import { createHash } from "node:crypto";
import { bodySketch } from "#match/body-sketch.ts";
import { type MovedTo, movedFunctions } from "#match/moved-functions.ts";
import { firstLine } from "#match/project-files.ts";
import type { FunctionId } from "#model/ids.ts";
import type { FrameMatch } from "#model/match.ts";
import type { FunctionThen, RunSnapshot } from "#model/run-snapshot.ts";
import type { SourceFunction } from "#model/source-graph.ts";
import { compiledFileReader } from "./compiled-file-reader.ts";
import type { Project } from "./open-project.ts";
import type { LoadedGraph } from "./project-memory.ts";

/** The source that matches were made with, as far as they reach. */
export function snapshotOf(project: Project, loaded: LoadedGraph, matches: readonly FrameMatch[]): RunSnapshot {
  const { graph, functions } = loaded;
  const reached = new Set(matches.flatMap(({ functionId }) => functions.get(functionId)?.file ?? []));
  const files = Object.fromEntries(
    graph.files.filter(({ path }) => reached.has(path)).map(({ path, hash }) => [path, hash]),
  );
  const textOf = functionTexts(project, loaded);
  const kept = graph.functions.flatMap((one): FunctionThen[] => {
    if (one.external || one.file === null || files[one.file] === undefined) return [];
    const text = textOf(one);
    const lines = { firstLine: firstLine(one), endLine: one.endLine ?? firstLine(one) };
    return [
      {
        id: one.id,
        file: one.file,
        ...lines,
        fingerprint: one.fingerprint,
        text: text === null ? null : textHash(text),
        sketch: text === null ? null : bodySketch(text, one.name, one.language),
      },
    ];
  });
  const positions = new Map(kept.map(({ id }, at) => [id, at]));
  return { files, functions: kept, frames: Int32Array.from(matches, (each) => positions.get(each.functionId) ?? -1) };
}

/** Files of a snapshot whose content is another one now, or that are gone. */
export function editedFiles({ files }: RunSnapshot, { graph }: LoadedGraph): ReadonlySet<string> {
  const now = new Map(graph.files.map(({ path, hash }) => [path, hash]));
  return new Set(Object.keys(files).filter((path) => now.get(path) !== files[path]));
}

/** What the frames that lay in edited files are now, by their position; null for those whose files are as they were. */
export function followedFrames(
  project: Project,
  loaded: LoadedGraph,
  snapshot: RunSnapshot,
): (frame: number) => MovedTo | null {
  const edited = editedFiles(snapshot, loaded);
  if (edited.size === 0) return () => null;
  const then = snapshot.functions.filter(({ file }) => edited.has(file));
  const known = new Set(then.map(({ id }) => id));
  const fresh = loaded.graph.functions.filter(
    (one) => !one.external && one.kind !== "module" && isNewSince(one, snapshot, edited) && !known.has(one.id),
  );
  const textOf = functionTexts(project, loaded);
  const moved = movedFunctions(then, loaded.functions, fresh, (one) => {
    const text = textOf(one);
    return text === null ? null : bodySketch(text, one.name, one.language);
  });
  return (frame) => {
    const was = snapshot.functions[snapshot.frames[frame] ?? -1];
    return was === undefined ? null : (moved.get(was.id) ?? null);
  };
}

/** In an edited file, or in one that no frame lay in. */
function isNewSince({ file }: SourceFunction, { files }: RunSnapshot, edited: ReadonlySet<string>): boolean {
  return file !== null && (edited.has(file) || files[file] === undefined);
}

/** Functions whose body is the same as when the run was made, though their file was edited. */
export function unchangedFunctions(snapshot: RunSnapshot, { functions }: LoadedGraph): ReadonlySet<FunctionId> {
  return new Set(
    snapshot.functions
      .filter(({ id, fingerprint }) => fingerprint !== null && functions.get(id)?.fingerprint === fingerprint)
      .map(({ id }) => id),
  );
}

/** How far the lines of a function have moved: a number when its text is the same, null when it isn't. */
export function movedLines(
  project: Project,
  loaded: LoadedGraph,
): (then: FunctionThen, now: FunctionId) => number | null {
  const textOf = functionTexts(project, loaded);
  return (then, id) => {
    const now = loaded.functions.get(id);
    const text = now === undefined ? null : textOf(now);
    if (now === undefined || text === null || then.text !== textHash(text)) return null;
    return firstLine(now) - then.firstLine;
  };
}

/** The text of functions as it was indexed; null where the file can't be read or has been edited since. */
function functionTexts(project: Project, { graph }: LoadedGraph): (one: SourceFunction) => string | null {
  const read = compiledFileReader(project.folder);
  const hashes = new Map(graph.files.map(({ path, hash }) => [path, hash]));
  const lines = new Map<string, readonly string[] | null>();
  return (one) => {
    const { file } = one;
    if (file === null) return null;
    let known = lines.get(file);
    if (known === undefined) {
      const text = read(file);
      known = text === null || textHash(text) !== hashes.get(file) ? null : text.split("\n");
      lines.set(file, known);
    }
    return known?.slice(firstLine(one) - 1, one.endLine ?? firstLine(one)).join("\n") ?? null;
  };
}

function textHash(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
