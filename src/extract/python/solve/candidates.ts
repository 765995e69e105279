import { mark } from "../facts/program.ts";
import type { Analysis } from "./analysis.ts";
import { edgeTier, role } from "./call-edges.ts";
import { usualNames } from "./guess-calls.ts";
import { IntList } from "./int-list.ts";
import { PairNumbers } from "./pair-numbers.ts";
import { Receivers, type SeenMethods } from "./receivers.ts";
import type { Hub } from "./settled-families.ts";
import { valueKind } from "./values.ts";

/** Tiers in which one sole target was right at 98 of 100 executed sites and more. */
const surestTiers = new Set<number>([
  edgeTier.direct,
  edgeTier.constructor,
  edgeTier.method,
  edgeTier.implicit,
  edgeTier.callback,
]);
/** Methods that every object has. */
const everywhere = new Set(["str", "repr", "hash", "bool", "format", "eq", "ne"].map((name) => `__${name}__`));
/** A construction runs one of each of these; where a plain function may be called instead, it competes with all of them. */
const constructing: readonly number[] = [role.init, role.make, role.meta];

/**
 * Counts what competes at each site and decides which targets are certain: the only one that value flow found, the only
 * override where the method itself is left to overrides, the only method of a name; and each of several where the objects
 * at the site have them. A body that only says that it isn't implemented, or that stands
 * in a protocol, is no competitor: what runs is an override. Neither is what is defined in a branch that is rarely taken.
 */
export class Candidates {
  readonly #analysis: Analysis;
  /** By site and role. */
  readonly #places: PairNumbers;
  readonly #placeOf: Int32Array;
  /** By place, how many targets compete: all of the project; those that value flow found; those that can run, overrides among them. */
  readonly #own = new IntList();
  readonly #resolved = new IntList();
  readonly #able = new IntList();
  /** By place: names outside the project. */
  readonly #outside = new IntList();
  readonly #left = new Map<number, boolean>();
  readonly #familyHubs = new Set<number>();
  readonly #receivers: Receivers;

  /** @param hubs sites where families of overrides are too many to be edges */
  constructor(analysis: Analysis, hubs: readonly Hub[]) {
    this.#analysis = analysis;
    this.#receivers = new Receivers(analysis);
    const { edges } = analysis;
    this.#places = new PairNumbers(edges.count);
    this.#placeOf = new Int32Array(edges.count);
    for (let edge = 0; edge < edges.count; edge++) {
      const place = this.#newPlace(edges.sites.get(edge), edges.roles.get(edge));
      this.#placeOf[edge] = place;
      const callee = edges.callees.get(edge);
      if (callee < 0) this.#outside.increase(place);
      else {
        this.#own.increase(place);
        if (this.#isLeftToOverrides(callee)) continue;
        this.#able.increase(place);
        if (surestTiers.has(edges.tiers.get(edge))) this.#resolved.increase(place);
      }
    }
    for (const { site, role: hubRole, candidates } of hubs) {
      const place = this.#newPlace(site, hubRole);
      this.#own.set(place, candidates.length);
      this.#able.set(place, candidates.length);
      this.#familyHubs.add(place);
    }
  }

  /** Whether what may be called at a place is in a hub already. */
  isFamilyHub(place: number): boolean {
    return this.#familyHubs.has(place);
  }

  /** Number of the site and role of an edge. */
  placeOf(edge: number): number {
    return this.#placeOf[edge]!;
  }

  /** Targets in the project that compete at a place. */
  own(place: number): number {
    return this.#own.get(place);
  }

  /** Targets outside the project that compete at a place. */
  outside(place: number): number {
    return this.#outside.get(place);
  }

  isCertain(edge: number): boolean {
    const { edges } = this.#analysis;
    const callee = edges.callees.get(edge);
    const tier = edges.tiers.get(edge);
    const place = this.#placeOf[edge]!;
    if (callee < 0) return surestTiers.has(tier) && this.#own.get(place) + this.#outside.get(place) === 1;
    const { marks } = this.#analysis.program.definitions[callee]!;
    if (this.#isLeftToOverrides(callee) || (marks & mark.cached) !== 0 || this.#isLastResort(edge)) return false;
    const outside = this.#outside.get(place);
    if (tier === edgeTier.guess) return this.#own.get(place) + outside === 1 && !this.#isUsual(callee);
    if (!surestTiers.has(tier) && tier !== edgeTier.dispatch) return false;
    const seen = this.#receivers.at(edges.sites.get(edge));
    if (seen !== null && this.#isAsked(callee, seen) && outside === 0) return this.#fits(edge, seen);
    if (this.#isEverywhere(callee) && this.#receivers.isMixed(edges.sites.get(edge))) return false;
    if (surestTiers.has(tier)) return this.#resolved.get(place) + this.#instead(edge) === 1;
    return this.#able.get(place) + outside === 1;
  }

  /** Whether every object has a method of this name, so that one among other things that a value may be says little. */
  #isEverywhere(callee: number): boolean {
    const { definitions, strings } = this.#analysis.program;
    return everywhere.has(strings[definitions[callee]!.name]!);
  }

  #isUsual(callee: number): boolean {
    const { definitions, strings } = this.#analysis.program;
    return usualNames.has(strings[definitions[callee]!.name]!);
  }

  /** Whether a method is one that the site asks for by its name. */
  #isAsked(callee: number, { name, count }: SeenMethods): boolean {
    const { definitions } = this.#analysis.program;
    const { parent } = definitions[callee]!;
    const isMethod = parent >= 0 && definitions[parent]!.kind === 1 && definitions[callee]!.name === name;
    return isMethod && count > 0;
  }

  /**
   * A method of an object whose class is known is what runs. Of objects that are only said to be of a class or of one below
   * it, the class's own method is what to expect where such objects are made; where none are, as of a base class, each of
   * the methods that the classes below have runs for some of them.
   */
  #fits(edge: number, { exact, declared, count, isMade, isSelf }: SeenMethods): boolean {
    const { edges } = this.#analysis;
    const callee = edges.callees.get(edge);
    if (exact.has(callee)) return true;
    if (!declared.has(callee)) return false;
    if (count === 1) return true;
    return isMade ? surestTiers.has(edges.tiers.get(edge)) && this.#resolved.get(this.#placeOf[edge]!) === 1 : isSelf;
  }

  /** Functions that may be called in place of a construction, and the other way round. */
  #instead(edge: number): number {
    const { edges } = this.#analysis;
    const site = edges.sites.get(edge);
    const own = edges.roles.get(edge);
    if (constructing.includes(own)) return this.#resolvedAt(site, role.call) + this.#resolvedAt(site, role.decorate);
    if (own !== role.call && own !== role.decorate) return 0;
    return constructing.reduce((most, one) => Math.max(most, this.#resolvedAt(site, one)), 0);
  }

  /** `__getattr__` runs for what an object lacks; where the same site calls something else, that is what it has. */
  #isLastResort(edge: number): boolean {
    const { edges, program } = this.#analysis;
    if (edges.roles.get(edge) !== role.get) return false;
    const name = program.strings[program.definitions[edges.callees.get(edge)]!.name]!;
    if (name !== "__getattr__") return false;
    const called = this.#places.find(edges.sites.get(edge), role.call);
    return called >= 0 && this.#own.get(called) + this.#outside.get(called) > 0;
  }

  #newPlace(site: number, edgeRole: number): number {
    const place = this.#places.number(site, edgeRole);
    for (const counts of [this.#own, this.#resolved, this.#able, this.#outside]) counts.extendTo(place + 1, 0);
    return place;
  }

  #resolvedAt(site: number, edgeRole: number): number {
    const place = this.#places.find(site, edgeRole);
    return place < 0 ? 0 : this.#resolved.get(place);
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
