import { remembered } from "./remembered.ts";
import type { ShownCall } from "./shown-calls.ts";

/** At most so many calls in one picture, and so many for each card. */
const mostCalls = 900;
const callsPerCard = 1.6;
/** Calls lighter than this share of the whole are dropped. */
const lightShare = 0.001;
/** Callers of one card that are drawn; the rest is counted on the card. */
const widestFanIn = 10;

/** What a person asked to see. */
export interface CallsToKeep {
  readonly keepsBridges: boolean;
  readonly keepsAll: boolean;
  readonly isAsked: (call: ShownCall) => boolean;
}

/**
 * Drops what makes a picture hard to read, in pprof's order: light calls, residual calls that a way of other calls says
 * already, and beyond the limits the least important. A card never loses the last call that ties it to the picture.
 *
 * @param isAsked true for calls that a person asked for: they are never dropped
 * @param keepsBridges true where a person took functions out: then each residual call is what they asked for
 * @param keepsAll true where a person asked for every call: then the limit alone holds
 */
export function cutCalls(
  calls: readonly ShownCall[],
  cards: number,
  whole: number,
  { keepsBridges, keepsAll, isAsked }: CallsToKeep,
): { readonly kept: readonly ShownCall[]; readonly dropped: number } {
  const ranked = calls
    .map(importance)
    .sort(byImportance)
    .map(({ call }) => call);
  if (keepsAll) return { kept: ranked.slice(0, mostCalls), dropped: Math.max(0, ranked.length - mostCalls) };
  const ties = new Int32Array(cards);
  for (const call of ranked) countTies(ties, call, 1);
  const kept = new Set(ranked);
  const drop = (call: ShownCall): void => {
    if (isAsked(call)) return;
    if (call.caller !== call.callee && (ties[call.caller]! < 2 || ties[call.callee]! < 2)) return;
    kept.delete(call);
    countTies(ties, call, -1);
  };
  for (const call of ranked.toReversed()) if (isLight(call, whole)) drop(call);
  if (!keepsBridges) dropRedundant(kept, ranked, cards, drop);
  const fanIn = new Int32Array(cards);
  for (const call of ranked) {
    if (kept.has(call) && ++fanIn[call.callee]! > widestFanIn) drop(call);
  }
  const limit = Math.min(mostCalls, Math.max(callsPerCard * cards, 24));
  for (const call of ranked.toReversed()) {
    if (kept.size <= limit) break;
    if (kept.has(call)) drop(call);
  }
  const within = ranked.filter((call) => kept.has(call)).slice(0, mostCalls);
  return { kept: within, dropped: calls.length - within.length };
}

function countTies(ties: Int32Array, call: ShownCall, by: number): void {
  if (call.caller === call.callee) return;
  ties[call.caller]! += by;
  ties[call.callee]! += by;
}

function isLight(call: ShownCall, whole: number): boolean {
  if (!call.inHead && !call.inBase) return false;
  return whole > 0 && Math.max(call.total ?? whole, call.baseTotal ?? 0) < lightShare * whole;
}

/** A residual call says nothing when other calls lead from the one card to the other by a way of their own. */
function dropRedundant(
  kept: ReadonlySet<ShownCall>,
  ranked: readonly ShownCall[],
  cards: number,
  drop: (call: ShownCall) => void,
): void {
  const next: number[][] = Array.from({ length: cards }, () => []);
  for (const call of kept) if (!call.residual) next[call.caller]!.push(call.callee);
  const reachable = remembered((start: number): ReadonlySet<number> => {
    const found = new Set([start]);
    const open = [start];
    for (let card = open.pop(); card !== undefined; card = open.pop()) {
      for (const callee of next[card]!) {
        if (found.has(callee)) continue;
        found.add(callee);
        open.push(callee);
      }
    }
    return found;
  });
  for (const call of ranked.toReversed()) {
    if (call.residual && kept.has(call) && reachable(call.caller).has(call.callee)) drop(call);
  }
}

interface Importance {
  readonly call: ShownCall;
  readonly isMeasured: boolean;
  readonly weight: number;
  readonly isCertain: boolean;
}

function importance(call: ShownCall): Importance {
  return {
    call,
    isMeasured: call.inHead || call.inBase,
    weight: Math.max(call.total ?? 0, call.baseTotal ?? 0),
    isCertain: call.statics.some((each) => each.certainty === "certain"),
  };
}

/** Measured before static, heavy before light, sure before possible. */
function byImportance(a: Importance, b: Importance): number {
  return (
    Number(b.isMeasured) - Number(a.isMeasured) ||
    b.weight - a.weight ||
    Number(b.isCertain) - Number(a.isCertain) ||
    Number(a.call.residual) - Number(b.call.residual) ||
    a.call.caller - b.call.caller ||
    a.call.callee - b.call.callee
  );
}
