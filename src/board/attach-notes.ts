import type { FunctionId } from "#model/ids.ts";
import type { AttachedNote, Note } from "#model/note.ts";
import type { SourceFunction } from "#model/source-graph.ts";

/**
 * Finds the function of each note in the code as it is now: by id, then by qualified name (the file was renamed to a
 * package, say), then by the body's fingerprint where exactly one function has it, or exactly one of the same name.
 * What isn't found is an orphan; it is never dropped.
 */
export function attachNotes(notes: readonly Note[], functions: readonly SourceFunction[]): AttachedNote[] {
  const byId = new Map(functions.map((entry) => [entry.id, entry]));
  const byName = grouped(functions, ({ qualifiedName }) => qualifiedName);
  const byFingerprint = grouped(functions, ({ fingerprint }) => fingerprint);
  return notes.map((note) => {
    const sameName = byId.get(note.anchor.functionId) ?? only(byName.get(note.anchor.qualifiedName));
    if (sameName !== undefined) return { ...note, state: stateOf(note, sameName), functionId: sameName.id };
    const moved = sameBody(note, byFingerprint);
    return moved === null
      ? { ...note, state: "orphan", functionId: null }
      : { ...note, state: "moved", functionId: moved };
  });
}

function stateOf({ anchor }: Note, found: SourceFunction): "attached" | "changed" {
  const isSame = anchor.fingerprint === null || found.fingerprint === null || anchor.fingerprint === found.fingerprint;
  return isSame ? "attached" : "changed";
}

function sameBody({ anchor }: Note, byFingerprint: ReadonlyMap<string, SourceFunction[]>): FunctionId | null {
  if (anchor.fingerprint === null) return null;
  const candidates = byFingerprint.get(anchor.fingerprint) ?? [];
  const name = lastPart(anchor.qualifiedName);
  const found =
    only(candidates) ??
    only(candidates.filter((entry) => entry.name === name || lastPart(entry.qualifiedName) === name));
  return found?.id ?? null;
}

function lastPart(qualifiedName: string): string {
  return qualifiedName.split(/[.:]/).at(-1) ?? "";
}

function only<T>(items: readonly T[] | undefined): T | undefined {
  return items?.length === 1 ? items[0] : undefined;
}

function grouped(
  functions: readonly SourceFunction[],
  keyOf: (entry: SourceFunction) => string | null,
): Map<string, SourceFunction[]> {
  const groups = new Map<string, SourceFunction[]>();
  for (const entry of functions) {
    const key = keyOf(entry);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return groups;
}
