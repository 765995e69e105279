import { remembered } from "../remembered.ts";
import type { Analysis } from "./analysis.ts";
import { PairNumbers } from "./pair-numbers.ts";

/** A site with too many targets to list. */
export interface Hub {
  readonly site: number;
  readonly role: number;
  /** Definitions. Equal lists of families are the same array. */
  readonly candidates: readonly number[];
}

/**
 * Turns edges to families into single ones where a site has no more than `mostListed` targets with them, and into hubs
 * elsewhere.
 */
export function settledFamilies(analysis: Analysis, mostListed: number): readonly Hub[] {
  const { edges, familyEdges: calls, families } = analysis;
  const places = new PairNumbers(edges.count);
  const called = new Map<number, number[]>();
  for (let edge = 0; edge < calls.count; edge++) {
    const place = places.number(calls.sites.get(edge), calls.roles.get(edge));
    remembered(called, place, () => [] as number[]).push(edge);
  }
  const single = singleTargets(analysis, places, called);
  const lists = new Map<string, readonly number[]>();
  const hubs: Hub[] = [];
  for (const [place, familyEdges] of called) {
    const alone = (single.get(place) ?? []).sort((a, b) => a - b);
    const key = `${familyEdges.map((edge) => calls.callees.get(edge)).join()} ${alone.join()}`;
    const targets = remembered(lists, key, () => {
      const all = new Set(alone);
      for (const edge of familyEdges)
        for (const target of families.numbered(calls.callees.get(edge)).functions) all.add(target);
      return [...all].sort((a, b) => a - b);
    });
    if (targets.length > mostListed) {
      const [edge] = familyEdges;
      hubs.push({ site: calls.sites.get(edge!), role: calls.roles.get(edge!), candidates: targets });
      continue;
    }
    for (const edge of familyEdges)
      for (const target of families.numbered(calls.callees.get(edge)).functions)
        edges.add(calls.sites.get(edge), target, calls.roles.get(edge), calls.tiers.get(edge));
  }
  return hubs;
}

/** By place with a family: the definitions that it calls besides. */
function singleTargets(
  { edges }: Analysis,
  places: PairNumbers,
  called: ReadonlyMap<number, unknown>,
): Map<number, number[]> {
  const targets = new Map<number, number[]>();
  for (let edge = 0; edge < edges.count; edge++) {
    const callee = edges.callees.get(edge);
    if (callee < 0) continue;
    const place = places.number(edges.sites.get(edge), edges.roles.get(edge));
    if (called.has(place)) remembered(targets, place, () => [] as number[]).push(callee);
  }
  return targets;
}
