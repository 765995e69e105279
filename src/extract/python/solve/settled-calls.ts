import type { CallTier, CallVia } from "#model/source-graph.ts";
import { remembered } from "../remembered.ts";
import type { Analysis } from "./analysis.ts";
import { edgeTier, role } from "./call-edges.ts";
import { Candidates } from "./candidates.ts";
import { Chains } from "./chains.ts";
import { originalsOf } from "./complete-wrappers.ts";
import { IntList } from "./int-list.ts";
import { PairNumbers } from "./pair-numbers.ts";
import { type Hub, settledFamilies } from "./settled-families.ts";

export const tierNames: readonly CallTier[] = [
  "direct",
  "constructor",
  "method",
  "implicit",
  "callback",
  "direct",
  "dispatch",
  "registered",
  "flow",
  "guess",
];
export const viaNames: readonly CallVia[] = [
  "direct",
  "method",
  "constructor",
  "dispatch",
  "callback",
  "decorator",
  "accessor",
  "operator",
  "dynamic",
];

/** The calls in flat arrays, to be sent between threads. Definitions count through all files, in order. */
export interface SettledCalls {
  /** Per call: caller, callee (below -1: -2 minus a place in `externals`), tier, via, 1 when certain, first site, sites. */
  readonly calls: Int32Array;
  /** Per site: line, column, candidates. */
  readonly sites: Int32Array;
  /** Per hub: caller, line, column, first candidate, candidates; hubs with equal candidates share them. */
  readonly hubs: Int32Array;
  readonly hubCandidates: Int32Array;
  /** Dotted names outside the project. */
  readonly externals: readonly string[];
}

const viaNumbers = new Map(viaNames.map((name, index) => [name, index]));
const callFields = 7;
const siteFields = 3;
/** Tiers of edges by the name of their tier: the first of that name. */
const tierIndex = tierNames.map((name) => tierNames.indexOf(name));

/** At most this many targets of one site are listed one by one. */
const mostListed = 16;

/** Decides for each edge how sure it is, and joins the edges of each caller and callee. */
export function settledCalls(analysis: Analysis): SettledCalls {
  const families = settledFamilies(analysis, mostListed);
  const { groups, hubs } = groupEdges(analysis, new Candidates(analysis, families), families);
  const externals: string[] = [];
  const externalNumbers = new Map<number, number>();
  const numberOf = (name: number) => -2 - externalNumber(analysis, name, externals, externalNumbers);
  const calls = new Int32Array((groups.count + analysis.libraryCalls.size) * callFields);
  const sites = new Int32Array(groups.sites.length * siteFields);
  let at = 0;
  for (let group = 0; group < groups.count; group++) {
    const callee = groups.callees.get(group);
    const start = at;
    for (let link = groups.sites.first(group); link >= 0; link = groups.sites.next(link)) {
      const edge = groups.sites.at(link);
      const site = analysis.edges.sites.get(edge);
      sites[at++] = site < 0 ? 0 : analysis.program.sites[site * 3 + 1]!;
      sites[at++] = site < 0 ? 0 : analysis.program.sites[site * 3 + 2]!;
      sites[at++] = groups.competing(edge);
    }
    const target = callee >= 0 ? callee : numberOf(-2 - callee);
    const count = (at - start) / siteFields;
    const kind = [groups.tiers.get(group), groups.vias.get(group), groups.certain.get(group)];
    calls.set([groups.callers.get(group), target, ...kind, start / siteFields, count], group * callFields);
  }
  let place = groups.count * callFields;
  for (const pair of analysis.libraryCalls) {
    const [caller, callee] = pair.split(" ").map((name) => numberOf(analysis.names.stringNumber(name)));
    calls.set([caller!, callee!, edgeTier.logical, viaNames.indexOf("operator"), 0, 0, 0], place);
    place += callFields;
  }
  return { calls, sites, ...hubArrays(analysis, hubs), externals };
}

function externalNumber(analysis: Analysis, name: number, externals: string[], numbers: Map<number, number>): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  externals.push(analysis.program.strings[name]!);
  numbers.set(name, externals.length - 1);
  return externals.length - 1;
}

/** Edges of one caller, callee and tier; the numbers of groups count from 0. */
class CallGroups {
  readonly #candidates: Candidates;
  readonly #pairs: PairNumbers;
  readonly #numbers: PairNumbers;
  readonly callers = new IntList();
  readonly callees = new IntList();
  readonly tiers = new IntList();
  readonly vias = new IntList();
  /** 1 when some edge of a group is certain. */
  readonly certain = new IntList();
  /** The edges of each group. */
  readonly sites = new Chains();

  constructor(candidates: Candidates, edges: number) {
    this.#candidates = candidates;
    this.#pairs = new PairNumbers(edges);
    this.#numbers = new PairNumbers(edges);
  }

  get count(): number {
    return this.callers.length;
  }

  add(edge: number, caller: number, callee: number, tier: number, via: number, certain: boolean) {
    const group = this.#numbers.number(this.#pairs.number(caller, callee), tierIndex[tier]!);
    if (group === this.count) {
      this.callers.push(caller);
      this.callees.push(callee);
      this.tiers.push(tier);
      this.vias.push(via);
      this.certain.push(0);
    }
    if (certain) this.certain.set(group, 1);
    this.sites.push(group, edge);
  }

  /** How many targets an edge's site has for its role. */
  competing(edge: number): number {
    const place = this.#candidates.placeOf(edge);
    return this.#candidates.own(place) + this.#candidates.outside(place);
  }
}

function groupEdges(
  analysis: Analysis,
  candidates: Candidates,
  families: readonly Hub[],
): { groups: CallGroups; hubs: Hub[] } {
  const { edges, program } = analysis;
  const originals = originalsOf(analysis);
  const groups = new CallGroups(candidates, edges.count);
  const hubs = new Map<number, Hub & { readonly candidates: number[] }>();
  for (let edge = 0; edge < edges.count; edge++) {
    const site = edges.sites.get(edge);
    const callee = edges.callees.get(edge);
    const tier = edges.tiers.get(edge);
    const caller = program.sites[site * 3]!;
    const isWrapper = originals.of(caller)?.has(callee) === true;
    const place = candidates.placeOf(edge);
    if (candidates.own(place) > mostListed && !isWrapper && callee >= 0) {
      if (candidates.isFamilyHub(place)) continue;
      const hub = hubs.get(place);
      if (hub === undefined) hubs.set(place, { site, role: edges.roles.get(edge), candidates: [callee] });
      else hub.candidates.push(callee);
      continue;
    }
    const certain = isWrapper || candidates.isCertain(edge);
    groups.add(edge, caller, callee, tier, viaOf(tier, edges.roles.get(edge)), certain);
  }
  return { groups, hubs: [...families, ...hubs.values()] };
}

function viaOf(tier: number, edgeRole: number): number {
  const via = (name: CallVia) => viaNumbers.get(name)!;
  if (edgeRole === role.decorate || edgeRole === role.original) return via("decorator");
  switch (tier) {
    case edgeTier.constructor:
      return via("constructor");
    case edgeTier.method:
      return via("method");
    case edgeTier.dispatch:
      return via("dispatch");
    case edgeTier.callback:
    case edgeTier.registered:
      return via("callback");
    case edgeTier.guess:
      return via("dynamic");
    case edgeTier.implicit:
    case edgeTier.logical:
      return via(edgeRole === role.get || edgeRole === role.set ? "accessor" : "operator");
    default:
      return via("direct");
  }
}

/** Hubs in the order of their sites; equal lists of candidates are written once. */
function hubArrays(analysis: Analysis, hubs: readonly Hub[]): Pick<SettledCalls, "hubs" | "hubCandidates"> {
  const { sites } = analysis.program;
  const flat = new IntList();
  const candidates = new IntList();
  const starts = new Map<readonly number[], number>();
  const texts = new Map<string, readonly number[]>();
  for (const hub of hubs.toSorted((a, b) => a.site - b.site)) {
    const list = starts.has(hub.candidates)
      ? hub.candidates
      : remembered(texts, hub.candidates.join(), () => hub.candidates);
    const start = remembered(starts, list, () => {
      const first = candidates.length;
      for (const candidate of list) candidates.push(candidate);
      return first;
    });
    const { 0: caller, 1: line, 2: column } = sites.subarray(hub.site * 3, hub.site * 3 + 3);
    for (const number of [caller!, line!, column!, start, list.length]) flat.push(number);
  }
  return { hubs: flat.toArray(), hubCandidates: candidates.toArray() };
}
