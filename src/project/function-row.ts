import type { FunctionRow } from "#contract/answers.ts";
import { qualifiedNameOfId } from "#format/name-of-id.ts";
import type { FunctionId } from "#model/ids.ts";
import type { MeasuredFunction } from "#model/measured-graph.ts";
import type { AttachedNote } from "#model/note.ts";
import type { SourceFunction } from "#model/source-graph.ts";

/** `Class.method` for a function of the project, the module's name for a module body, the whole name for an external one. */
export function shownName(
  id: FunctionId,
  source: SourceFunction | undefined,
  measured: MeasuredFunction | undefined,
): string {
  if (source === undefined) return id.startsWith("external:") ? qualifiedNameOfId(id) : (measured?.name ?? id);
  if (source.external) return source.qualifiedName;
  const inner = id.slice(id.indexOf("#") + 1);
  return inner === "" ? "<module>" : inner;
}

/** The dotted module of Python, the file of TypeScript, the library of an external function. */
export function shownModule(
  id: FunctionId,
  source: SourceFunction | undefined,
  measured: MeasuredFunction | undefined,
): string {
  if (source === undefined && id.startsWith("external:")) return libraryOf(qualifiedNameOfId(id));
  if (source === undefined) return measured?.file ?? "";
  if (source.external) return libraryOf(source.qualifiedName);
  if (source.language !== "python") return source.file ?? "";
  const inner = source.id.slice(source.id.indexOf("#") + 1);
  return inner === "" ? source.qualifiedName : source.qualifiedName.slice(0, -inner.length - 1);
}

/** `json` of `json.decoder.JSONDecoder.decode`, `node:fs` of `node:fs.readFileSync`. */
const libraryOf = (qualifiedName: string) => qualifiedName.split(".")[0] ?? "";

/** One row for a function known from the source, from a run, or from both. */
export function functionRow(
  id: FunctionId,
  source: SourceFunction | undefined,
  measured: MeasuredFunction | undefined,
  note: AttachedNote | undefined,
): FunctionRow {
  return {
    id,
    name: shownName(id, source, measured),
    qualifiedName: source?.qualifiedName ?? qualifiedNameOfId(id),
    module: shownModule(id, source, measured),
    file: source?.file ?? measured?.file ?? null,
    line: source?.line ?? measured?.line ?? null,
    kind: source?.kind ?? "function",
    external: source?.external ?? true,
    provenance: source === undefined ? "measured" : measured === undefined ? "static" : "both",
    calls: measured?.calls ?? null,
    primitiveCalls: measured?.primitiveCalls ?? null,
    cost: measured?.cost ?? null,
    hasNote: note !== undefined && note.text !== "",
    notedComplexity: note?.complexity ?? null,
  };
}
