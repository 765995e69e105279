import { mark } from "../facts/program.ts";
import type { Analysis } from "./analysis.ts";
import { edgeTier, role } from "./call-edges.ts";
import { PairNumbers } from "./pair-numbers.ts";
import type { Hub } from "./settled-families.ts";
import { valueKind } from "./values.ts";

/** How many targets compete at a site for one role. */
interface Counts {
  readonly place: number;
  /** All of the project; those that value flow found; those that can run, overrides among them. */
  own: number;
  resolved: number;
  able: number;
  /** Names outside the project. */
  outside: number;
}

/** Tiers in which one sole target was right at 98 of 100 executed sites and more. */
const surestTiers = new Set<number>([
  edgeTier.direct,
  edgeTier.constructor,
  edgeTier.method,
  edgeTier.implicit,
  edgeTier.callback,
]);
/** A construction runs one of each of these; where a plain function may be called instead, it competes with all of them. */
const constructing: readonly number[] = [role.init, role.make, role.meta];

/**
 * Counts what competes at each site and decides which targets are certain: the only one that value flow found, or the only
 * override where the method itself is left to overrides. A body that only says that it isn't implemented, or that stands
 * in a protocol, is no competitor: what runs is an override. Neither is what is defined in a branch that is rarely taken.
 */
export class Candidates {
  readonly #analysis: Analysis;
  readonly #places = new PairNumbers();
  readonly #counts: Counts[] = [];
  readonly #left = new Map<number, boolean>();

  readonly #familyHubs = new Set<number>();

  /** @param hubs sites where families of overrides are too many to be edges */
  constructor(analysis: Analysis, hubs: readonly Hub[]) {
    this.#analysis = analysis;
    const { edges } = analysis;
    for (let edge = 0; edge < edges.count; edge++) {
      const counts = this.at(edge);
      const callee = edges.callees.get(edge);
      if (callee < 0) counts.outside++;
      else {
        counts.own++;
        if (this.#isLeftToOverrides(callee)) continue;
        counts.able++;
        if (surestTiers.has(edges.tiers.get(edge))) counts.resolved++;
      }
    }
    for (const { site, role: hubRole, candidates } of hubs) {
      const counts = this.#at(site, hubRole);
      counts.own = counts.able = candidates.length;
      this.#familyHubs.add(counts.place);
    }
  }

  /** Whether what may be called at a place is in a hub already. */
  isFamilyHub(place: number): boolean {
    return this.#familyHubs.has(place);
  }

  /** What competes with an edge. */
  at(edge: number): Counts {
    const { edges } = this.#analysis;
    return this.#at(edges.sites.get(edge), edges.roles.get(edge));
  }

  isCertain(edge: number): boolean {
    const { edges } = this.#analysis;
    const callee = edges.callees.get(edge);
    const tier = edges.tiers.get(edge);
    const counts = this.at(edge);
    if (callee < 0) return surestTiers.has(tier) && counts.own + counts.outside === 1;
    const { marks } = this.#analysis.program.definitions[callee]!;
    if (this.#isLeftToOverrides(callee) || (marks & mark.cached) !== 0 || this.#isLastResort(edge)) return false;
    if (surestTiers.has(tier)) return counts.resolved + this.#instead(edge) === 1;
    return tier === edgeTier.dispatch && counts.able + counts.outside === 1;
  }

  /** Functions that may be called in place of a construction, and the other way round. */
  #instead(edge: number): number {
    const { edges } = this.#analysis;
    const site = edges.sites.get(edge);
    const own = edges.roles.get(edge);
    if (constructing.includes(own)) return this.#at(site, role.call).resolved + this.#at(site, role.decorate).resolved;
    if (own !== role.call && own !== role.decorate) return 0;
    return Math.max(...constructing.map((one) => this.#at(site, one).resolved));
  }

  /** `__getattr__` runs for what an object lacks; where the same site calls something else, that is what it has. */
  #isLastResort(edge: number): boolean {
    const { edges, program } = this.#analysis;
    if (edges.roles.get(edge) !== role.get) return false;
    const name = program.strings[program.definitions[edges.callees.get(edge)]!.name]!;
    if (name !== "__getattr__") return false;
    const called = this.#at(edges.sites.get(edge), role.call);
    return called.own + called.outside > 0;
  }

  #at(site: number, edgeRole: number): Counts {
    const place = this.#places.number(site, edgeRole);
    if (place === this.#counts.length) this.#counts.push({ place, own: 0, resolved: 0, able: 0, outside: 0 });
    return this.#counts[place]!;
  }

  #isLeftToOverrides(definition: number): boolean {
    const known = this.#left.get(definition);
    if (known !== undefined) return known;
    const { program, classes } = this.#analysis;
    const { marks, parent } = program.definitions[definition]!;
    const isMethod = parent >= 0 && program.definitions[parent]!.kind === 1;
    const left =
      (marks & mark.unlikely) !== 0 ||
      (isMethod &&
        ((marks & mark.abstract) !== 0 ||
          classes.bases(parent).some((base) => {
            const { values } = this.#analysis;
            if (values.kind(base) !== valueKind.external) return false;
            return /(^|\.)Protocol$/.test(program.strings[values.first(base)]!);
          })));
    this.#left.set(definition, left);
    return left;
  }
}
