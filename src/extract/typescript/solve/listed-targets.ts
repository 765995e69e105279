import type { CallTier } from "#model/source-graph.ts";
import type { FunctionIndex } from "./linked-project.ts";
import { platformMethods } from "./platform-methods.ts";
import type { Receivers } from "./receivers.ts";
import type { SolvedSite } from "./solve-calls.ts";

export type TieredTarget = readonly [FunctionIndex, CallTier];

/** A site with more overriding methods than this is one hub. */
const mostDispatched = 8;
/** Values that arrive by variables, parameters and declared properties: a larger group seldom comes to one place. */
const mostArrived = 6;
/** The same for values that share no more than a property's name with the call, or a signature. */
const mostNamed = 2;
/** So many callbacks at one site mean that values of unknown origin arrived there. */
const mostCallbacks = 8;

export interface ListedTargets {
  readonly called: readonly TieredTarget[];
  readonly callbacks: readonly TieredTarget[];
  /** Candidates that aren't worth an edge each. */
  readonly hub: readonly TieredTarget[];
}

/**
 * Decides which targets of a site become edges. Where objects are known that the receiver may be, what none of them has
 * steps back into the hub; so do functions that merely have a fitting signature where values were seen to arrive,
 * values that replace a declared method somewhere, what is stored under unknown keys, and groups that grew too large for what brought them there. The
 * limits are those at which nine of ten listed targets were called in measured runs (`test/perf/calls/typescript.ts`).
 */
export function listedTargets(solved: SolvedSite, receivers: Receivers): ListedTargets {
  const { site, targets, reached, replacing, stored } = solved;
  const all: readonly TieredTarget[] = [...targets];
  const sure = all.filter(
    ([, tier]) => tier === "direct" || tier === "constructor" || tier === "method" || tier === "implicit",
  );
  const dispatched = all.filter(([, tier]) => tier === "dispatch");
  const found = all.filter(([, tier]) => tier === "signature" || tier === "flow" || tier === "guess");
  const callbacks = listedUpTo(
    mostCallbacks,
    all.filter(([, tier]) => tier === "callback" || tier === "registered"),
  );
  if (dispatched.length + found.length === 0) return { called: sure, callbacks, hub: [] };
  const inPlace = found.filter(([target]) => !replacing.has(target) && !stored.has(target));
  const had = receivers.having(
    solved,
    [...sure, ...dispatched, ...inPlace].map(([target]) => target),
  );
  const fitting = (group: readonly TieredTarget[]) => group.filter(([target]) => had === null || had.has(target));
  const arrived = fitting(inPlace).filter(([target, tier]) => tier !== "signature" || reached.has(target));
  const likely = arrived.length > 0 ? arrived : fitting(inPlace);
  const most = had === null ? mostLikely(site.facts, arrived) : mostArrived;
  const kept = [...listedUpTo(mostDispatched, fitting(dispatched)), ...listedUpTo(most, likely)];
  const keptTargets = new Set(kept.map(([target]) => target));
  return {
    called: [...sure, ...kept],
    callbacks,
    hub: [...dispatched, ...found].filter(
      ([target]) => !keptTargets.has(target) && (had === null || !stored.has(target)),
    ),
  };
}

/** On a receiver of unknown type, `x.push()` is most likely the platform's, whatever else bears the name. */
function mostLikely({ guess, signatures }: SolvedSite["site"]["facts"], arrived: readonly TieredTarget[]): number {
  if (signatures.length === 0 && guess !== null) return platformMethods.has(guess) ? 0 : mostNamed;
  const isSeen = arrived.some(([, tier]) => tier !== "guess");
  return isSeen ? mostArrived : mostNamed;
}

const listedUpTo = (most: number, targets: readonly TieredTarget[]) => (targets.length > most ? [] : targets);
