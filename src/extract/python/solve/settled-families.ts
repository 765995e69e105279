import { remembered } from "../remembered.ts";
import type { Analysis } from "./analysis.ts";
import { Chains } from "./chains.ts";
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
  const places = new PairNumbers(calls.count);
  const called = new Chains();
  for (let edge = 0; edge < calls.count; edge++) {
    called.push(places.number(calls.sites.get(edge), calls.roles.get(edge)), edge);
  }
  const single = singleTargets(analysis, places);
  const lists = new ListNumbers();
  const targetsOf = new Map<number, readonly number[]>();
  const hubs: Hub[] = [];
  for (let place = 0; place < places.count; place++) {
    const familyEdges = called.list(place);
    const alone = single.list(place).sort((a, b) => a - b);
    let list = lists.empty;
    for (const edge of familyEdges) list = lists.longer(list, calls.callees.get(edge));
    list = lists.longer(list, -1);
    for (const target of alone) list = lists.longer(list, target);
    const targets = remembered(targetsOf, list, () => {
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
function singleTargets({ edges }: Analysis, places: PairNumbers): Chains {
  const targets = new Chains();
  for (let edge = 0; edge < edges.count; edge++) {
    const callee = edges.callees.get(edge);
    if (callee < 0) continue;
    const place = places.find(edges.sites.get(edge), edges.roles.get(edge));
    if (place >= 0) targets.push(place, callee);
  }
  return targets;
}

/** Numbers lists of numbers: equal lists, equal numbers. */
class ListNumbers {
  readonly #pairs = new PairNumbers();
  readonly empty = 0;

  /** The number of a list with one more at its end. */
  longer(list: number, next: number): number {
    return this.#pairs.number(list, next) + 1;
  }
}
