import type { FunctionId } from "#model/ids.ts";
import type { MatchKind } from "#model/measured-graph.ts";
import type { FunctionThen } from "#model/run-snapshot.ts";
import type { SourceFunction } from "#model/source-graph.ts";
import { resemblance } from "./body-sketch.ts";

/** What a function of the run has become in source that was edited since. */
export interface MovedTo {
  /** Null when it is gone, or several may be it. */
  readonly id: FunctionId | null;
  readonly kind: MatchKind;
  /** A sentence; null when the very same body was found under the same name. */
  readonly reason: string | null;
}

/** Bodies less alike than this are different functions. */
const leastAlike = 0.5;
/** Two bodies that are alike by less than this apart can't be told from each other. */
const clearLead = 0.05;
/** A body of fewer pieces is like too many others. */
const fewestPieces = 4;

interface Likeness {
  readonly then: FunctionThen;
  readonly now: SourceFunction;
  readonly alike: number;
}

/**
 * Follows the functions of edited files to the source as it is now: by name, and where the name is gone by the body, among
 * functions that weren't there when the run was made. Each of these is taken once, by what is most like it.
 *
 * @param then functions of files that have changed
 * @param fresh functions of the project now that didn't exist then
 * @param sketchOf null for a function whose file can't be read
 */
export function movedFunctions(
  then: readonly FunctionThen[],
  byId: ReadonlyMap<FunctionId, SourceFunction>,
  fresh: readonly SourceFunction[],
  sketchOf: (one: SourceFunction) => Uint32Array | null,
): ReadonlyMap<FunctionId, MovedTo> {
  const moved = new Map<FunctionId, MovedTo>();
  const gone: FunctionThen[] = [];
  for (const one of then) {
    const same = byId.get(one.id);
    if (same === undefined) gone.push(one);
    else moved.set(one.id, bySameName(one, same));
  }
  for (const [id, found] of byBody(gone, fresh, sketchOf)) moved.set(id, found);
  return moved;
}

function bySameName(then: FunctionThen, now: SourceFunction): MovedTo {
  if (then.fingerprint !== null && then.fingerprint === now.fingerprint)
    return { id: now.id, kind: "exact", reason: null };
  return { id: now.id, kind: "name", reason: "found by its name: its body has changed since the run" };
}

function byBody(
  gone: readonly FunctionThen[],
  fresh: readonly SourceFunction[],
  sketchOf: (one: SourceFunction) => Uint32Array | null,
): ReadonlyMap<FunctionId, MovedTo> {
  const sketches = fresh.map(sketchOf);
  const likenesses = gone.map((then) => alikeTo(then, fresh, sketches));
  const found = new Map<FunctionId, MovedTo>();
  const taken = new Set<FunctionId>();
  const best = likenesses.flatMap(([first]) => first ?? []).sort((a, b) => b.alike - a.alike);
  const rivals = new Map(
    likenesses.flatMap((list) => (list[0] === undefined ? [] : [[list[0].then.id, list[1]] as const])),
  );
  for (const { then, now, alike } of best) {
    const rival = rivals.get(then.id);
    if (rival !== undefined && alike - rival.alike < clearLead) {
      const reason = `${nameOf(then)} is gone from the source; its body may be that of ${now.qualifiedName} or ${rival.now.qualifiedName}`;
      found.set(then.id, { id: null, kind: "tie", reason });
    } else if (!taken.has(now.id)) {
      taken.add(now.id);
      const reason = `found by its body, ${Math.floor(alike * 100)} % alike: ${nameOf(then)} is gone from the source since the run`;
      found.set(then.id, { id: now.id, kind: "body", reason });
    }
  }
  for (const then of gone) {
    if (found.has(then.id)) continue;
    const reason = `${nameOf(then)} is gone from the source since the run, and no new function is like it`;
    found.set(then.id, { id: null, kind: "unmatched", reason });
  }
  return found;
}

/** The functions that are like it enough, most alike first. */
function alikeTo(
  then: FunctionThen,
  fresh: readonly SourceFunction[],
  sketches: readonly (Uint32Array | null)[],
): Likeness[] {
  const { sketch } = then;
  if (sketch === null || sketch.length < fewestPieces) return [];
  return fresh
    .flatMap((now, at): Likeness[] => {
      const other = sketches[at] ?? null;
      return other === null ? [] : [{ then, now, alike: resemblance(sketch, other) }];
    })
    .filter(({ alike }) => alike >= leastAlike)
    .sort((a, b) => b.alike - a.alike || (a.now.id < b.now.id ? -1 : 1));
}

function nameOf({ id }: FunctionThen): string {
  return id.slice(id.indexOf("#") + 1);
}
