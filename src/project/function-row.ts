import type { FunctionRow } from "#contract/answers.ts";
import { externalLabel } from "#flow/function-label.ts";
import { qualifiedNameOfId } from "#format/name-of-id.ts";
import { shortName } from "#format/short-name.ts";
import type { FunctionId } from "#model/ids.ts";
import type { MeasuredFunction } from "#model/measured-graph.ts";
import type { AttachedNote } from "#model/note.ts";
import type { SourceFunction } from "#model/source-graph.ts";

/** `Class.method`, wherever it is from; `<module>` for a module body. Namesakes in a library keep their line: `__new__@120`. */
export function shownName(
  id: FunctionId,
  source: SourceFunction | undefined,
  measured: MeasuredFunction | undefined,
): string {
  if (id.startsWith("external:")) return `${ofLibrary(id).name}${/@[\d:]+$/.exec(id)?.[0] ?? ""}`;
  if (source === undefined) return measured?.name ?? id;
  if (source.external) return source.qualifiedName;
  const inner = id.slice(id.indexOf("#") + 1);
  return inner === "" ? "<module>" : shortName(inner);
}

/** The dotted module of Python, the file of TypeScript, the module of the library of an external function. */
export function shownModule(
  id: FunctionId,
  source: SourceFunction | undefined,
  measured: MeasuredFunction | undefined,
): string {
  if (id.startsWith("external:")) return ofLibrary(id).module;
  if (source === undefined) return measured?.file ?? "";
  if (source.language !== "python") return source.file ?? "";
  const inner = source.id.slice(source.id.indexOf("#") + 1);
  return inner === "" ? source.qualifiedName : source.qualifiedName.slice(0, -inner.length - 1);
}

/** `JSONDecoder.decode` of `json.decoder`: as cards name it. */
const ofLibrary = (id: FunctionId) => externalLabel(qualifiedNameOfId(id));

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
