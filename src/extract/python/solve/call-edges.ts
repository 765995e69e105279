import { IntList } from "./int-list.ts";
import { PairNumbers } from "./pair-numbers.ts";

/** How an edge was found, surest first; the order decides which tier an edge keeps. */
export const edgeTier = {
  direct: 0,
  constructor: 1,
  method: 2,
  implicit: 3,
  callback: 4,
  wrapped: 5,
  dispatch: 6,
  registered: 7,
  logical: 8,
  guess: 9,
} as const;

/** What of a site calls: two edges of one site compete only when their roles are the same. */
export const role = {
  call: 0,
  init: 1,
  make: 2,
  meta: 3,
  post: 4,
  get: 5,
  set: 6,
  iterate: 7,
  next: 8,
  enter: 9,
  exit: 10,
  left: 11,
  right: 12,
  decorate: 13,
  callback: 14,
  other: 15,
  original: 16,
  hash: 17,
} as const;

export const roleCount = Object.keys(role).length;

/**
 * Call edges as they are found: per site and callee one, with the surest tier. Calls of a family of overrides are kept as
 * one edge each: large hierarchies with operators would make millions of single ones.
 */
export class CallEdges {
  readonly #numbers = new PairNumbers();
  readonly sites = new IntList();
  /** Definition, or -2 minus the string of an external name. */
  readonly callees = new IntList();
  readonly tiers = new IntList();
  readonly roles = new IntList();
  readonly #familyNumbers = new PairNumbers();
  /** Edges to families: site, number of the family, tier, role. */
  readonly familySites = new IntList();
  readonly families = new IntList();
  readonly familyTiers = new IntList();
  readonly familyRoles = new IntList();

  get count(): number {
    return this.sites.length;
  }

  add(site: number, callee: number, edgeRole: number, tier: number) {
    if (site < 0) return;
    const number = this.#numbers.number(site, callee);
    if (number === this.sites.length) {
      this.sites.push(site);
      this.callees.push(callee);
      this.tiers.push(tier);
      this.roles.push(edgeRole);
    } else if (tier < this.tiers.get(number)) {
      this.tiers.set(number, tier);
      this.roles.set(number, edgeRole);
    }
  }

  addFamily(site: number, family: number, edgeRole: number, tier: number) {
    if (site < 0) return;
    const number = this.#familyNumbers.number(site, family);
    if (number === this.familySites.length) {
      this.familySites.push(site);
      this.families.push(family);
      this.familyTiers.push(tier);
      this.familyRoles.push(edgeRole);
    } else if (tier < this.familyTiers.get(number)) {
      this.familyTiers.set(number, tier);
      this.familyRoles.set(number, edgeRole);
    }
  }
}

/** The callee number of an external name. */
export function externalCallee(name: number): number {
  return -2 - name;
}
