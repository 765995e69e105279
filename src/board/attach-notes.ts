import type { FunctionId } from "#model/ids.ts";
import type { AttachedNote, Note, NoteAnchor } from "#model/note.ts";
import type { SourceFunction } from "#model/source-graph.ts";

type Place = Pick<AttachedNote, "state" | "functionId">;

/**
 * Finds the function of each note in the code as it is now: by id, then by qualified name (the file was renamed to a
 * package, say), then by the body's fingerprint where exactly one function has it, or exactly one of the same name.
 * What isn't found is an orphan; it is never dropped.
 */
export function attachNotes(notes: readonly Note[], functions: readonly SourceFunction[]): AttachedNote[] {
  const placeOf = anchorFinder(functions);
  return notes.map((note) => {
    const own = placeOf(note.anchor);
    if (note.callee === null) return { ...note, ...own, call: null };
    // What a run alone knows has no body to be found by: the name is all there is.
    const called = isOutside(note.callee) ? attachedTo(note.callee) : placeOf(note.callee);
    const caller = isOutside(note.anchor) ? attachedTo(note.anchor) : own;
    const state = leastSure.find((one) => caller.state === one || called.state === one) ?? "attached";
    const call =
      caller.functionId === null || called.functionId === null
        ? null
        : { caller: caller.functionId, callee: called.functionId };
    return { ...note, state, functionId: null, call };
  });
}

/** Finds the function of an anchor in the code as it is now; what only runs know is taken by its name. */
export function anchorPlaces(functions: readonly SourceFunction[]): (anchor: NoteAnchor) => Place {
  const placeOf = anchorFinder(functions);
  return (anchor) => (isOutside(anchor) ? attachedTo(anchor) : placeOf(anchor));
}

interface Names {
  readonly byId: ReadonlyMap<FunctionId, SourceFunction>;
  readonly byName: ReadonlyMap<string, SourceFunction[]>;
  readonly byFingerprint: ReadonlyMap<string, SourceFunction[]>;
}

const known = new WeakMap<readonly SourceFunction[], Names>();

/** Made for the first note that is looked for, and once for a graph: it takes a tenth of a second for 100,000 functions. */
function namesOf(functions: readonly SourceFunction[]): Names {
  const last = known.get(functions);
  if (last !== undefined) return last;
  const names = {
    byId: new Map(functions.map((entry) => [entry.id, entry])),
    byName: grouped(functions, ({ qualifiedName }) => qualifiedName),
    byFingerprint: grouped(functions, ({ fingerprint }) => fingerprint),
  };
  known.set(functions, names);
  return names;
}

function anchorFinder(functions: readonly SourceFunction[]): (anchor: NoteAnchor) => Place {
  return (anchor) => {
    const { byId, byName, byFingerprint } = namesOf(functions);
    const sameName = byId.get(anchor.functionId) ?? only(byName.get(anchor.qualifiedName));
    if (sameName !== undefined) return { state: stateOf(anchor, sameName), functionId: sameName.id };
    const moved = sameBody(anchor, byFingerprint);
    return moved === null ? { state: "orphan", functionId: null } : { state: "moved", functionId: moved };
  };
}

const leastSure = ["orphan", "changed", "moved", "attached"] as const;

function isOutside({ functionId }: NoteAnchor): boolean {
  return /^(external|frame):/.test(functionId);
}

function attachedTo({ functionId }: NoteAnchor): Place {
  return { state: "attached", functionId };
}

function stateOf(anchor: NoteAnchor, found: SourceFunction): "attached" | "changed" {
  const isSame = anchor.fingerprint === null || found.fingerprint === null || anchor.fingerprint === found.fingerprint;
  return isSame ? "attached" : "changed";
}

function sameBody(anchor: NoteAnchor, byFingerprint: ReadonlyMap<string, SourceFunction[]>): FunctionId | null {
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
