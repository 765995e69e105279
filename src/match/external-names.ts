import { type FunctionId, functionId } from "#model/ids.ts";
import type { ProfileFrame } from "#model/imported-profile.ts";
import type { SourceFunction } from "#model/source-graph.ts";
import { externalName } from "./external-name.ts";
import type { RecordedPath } from "./recorded-path.ts";

/** The external function of a frame by its index; null when the frame lies in no library. */
export type ExternalNames = (frame: number) => FunctionId | null;

/**
 * Names the external frames of a run. Profilers leave out classes, so two functions of one module may share a name:
 * then the line is added (`external:lib.core.__new__@120`), so that they stay apart. A function that the source calls by
 * its full name (`external:abc.ABCMeta.register`) keeps that id when no other one fits.
 */
export function externalNames(
  frames: readonly ProfileFrame[],
  paths: readonly RecordedPath[],
  functions: readonly SourceFunction[],
): ExternalNames {
  const known = new Set<string>(functions.filter((each) => each.external).map((each) => each.id));
  const shortened = shortNames(known);
  const names = frames.map((frame, index) => externalName(frame, paths[index]!));
  const lines = new Map<string, Set<string>>();
  names.forEach((each, index) => {
    if (each === null || each.exact) return;
    const places = lines.get(each.name) ?? new Set<string>();
    lines.set(each.name, places.add(place(frames[index]!)));
  });
  return (index) => {
    const each = names[index];
    if (each === null || each === undefined) return null;
    const id = `external:${each.name}`;
    if (known.has(id) || each.exact) return functionId(id);
    if ((lines.get(each.name)?.size ?? 0) > 1) return functionId(`${id}@${place(frames[index]!)}`);
    const full = shortened.get(id);
    return functionId(full?.length === 1 ? full[0]! : id);
  };
}

/** Where a function is defined; empty for samplers, which give executing lines that say nothing of that. */
function place(frame: ProfileFrame): string {
  if (frame.lineKind === "executing" || frame.line === null) return "";
  return frame.column === null ? `${frame.line}` : `${frame.line}:${frame.column}`;
}

/** `external:abc.ABCMeta.register` under `external:abc.register`: the module and the last name. */
function shortNames(known: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const shortened = new Map<string, string[]>();
  for (const id of known) {
    const short = id.replace(/\.[A-Z]\w*(?=\.\w+$)/, "");
    if (short === id) continue;
    const list = shortened.get(short);
    if (list === undefined) shortened.set(short, [id]);
    else list.push(id);
  }
  return shortened;
}
