import type { CallTier } from "#model/source-graph.ts";

const order: readonly CallTier[] = [
  "direct",
  "constructor",
  "method",
  "implicit",
  "dispatch",
  "callback",
  "registered",
  "signature",
  "flow",
  "guess",
  "hub",
];
const ranks = new Map(order.map((tier, rank) => [tier, rank]));

/** Lower is surer. */
export const tierRank = (tier: CallTier): number => ranks.get(tier)!;

/** Tiers in which a single candidate was right in at least 98 of 100 measured sites. */
export const certainTiers: ReadonlySet<CallTier> = new Set(["direct", "constructor", "method", "implicit", "callback"]);
