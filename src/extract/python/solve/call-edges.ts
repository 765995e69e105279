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

/** Call edges as they are found: per site and callee one, with the surest tier. */
export class CallEdges {
  readonly #numbers = new PairNumbers();
  readonly sites = new IntList();
  /** Definition, or -2 minus the string of an external name; of edges to families, the family's number. */
  readonly callees = new IntList();
  readonly tiers = new IntList();
  readonly roles = new IntList();

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

  /** Says that an edge is of another kind than it was taken for. */
  become(edge: number, edgeRole: number, tier: number) {
    this.roles.set(edge, edgeRole);
    this.tiers.set(edge, tier);
  }
}

/** The callee number of an external name. */
export function externalCallee(name: number): number {
  return -2 - name;
}
