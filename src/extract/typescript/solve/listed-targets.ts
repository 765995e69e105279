import type { CallTier } from "#model/source-graph.ts";
import type { FunctionIndex } from "./link.ts";
import type { SolvedSite } from "./solve-calls.ts";

export type TieredTarget = readonly [FunctionIndex, CallTier];

/** A site with more overriding methods than this is one hub. */
const mostDispatched = 8;
/** Values, signatures and names that lead to more targets than this hardly ever lead to all of them: a hub as well. */
const mostFound = 2;
/** So many callbacks at one site mean that values of unknown origin arrived there. */
const mostCallbacks = 8;

export interface ListedTargets {
  readonly called: readonly TieredTarget[];
  readonly callbacks: readonly TieredTarget[];
  /** Candidates that aren't worth an edge each. */
  readonly hub: readonly TieredTarget[];
}

/**
 * Decides which targets of a site become edges. Where values were seen to arrive, functions that merely have a fitting
 * signature step back into the hub; so do groups that grew too large.
 */
export function listedTargets({ targets, reached }: SolvedSite): ListedTargets {
  const all: readonly TieredTarget[] = [...targets];
  const sure = all.filter(
    ([, tier]) => tier === "direct" || tier === "constructor" || tier === "method" || tier === "implicit",
  );
  const dispatched = all.filter(([, tier]) => tier === "dispatch");
  const found = all.filter(([, tier]) => tier === "signature" || tier === "flow" || tier === "guess");
  const arrived = found.filter(([target, tier]) => tier !== "signature" || reached.has(target));
  const likely = arrived.length > 0 ? arrived : found;
  const callbacks = all.filter(([, tier]) => tier === "callback" || tier === "registered");
  const kept = [...listedUpTo(mostDispatched, dispatched), ...listedUpTo(mostFound, likely)];
  const keptTargets = new Set(kept.map(([target]) => target));
  return {
    called: [...sure, ...kept],
    callbacks: listedUpTo(mostCallbacks, callbacks),
    hub: [...dispatched, ...found].filter(([target]) => !keptTargets.has(target)),
  };
}

const listedUpTo = (most: number, targets: readonly TieredTarget[]) => (targets.length > most ? [] : targets);
