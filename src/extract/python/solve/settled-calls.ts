import type { CallTier, CallVia } from "#model/source-graph.ts";
import { remembered } from "../remembered.ts";
import type { Analysis } from "./analysis.ts";
import { edgeTier, role } from "./call-edges.ts";
import { Candidates } from "./candidates.ts";
import { Chains } from "./chains.ts";
import { originalsOf } from "./complete-wrappers.ts";
import { IntList } from "./int-list.ts";
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
  /** Per site of a call: number of the program's site, which count through all files, and candidates. */
  readonly sites: Int32Array;
  /** Per hub: caller, number of the site, first candidate, candidates; hubs with equal candidates share them. */
  readonly hubs: Int32Array;
  readonly hubCandidates: Int32Array;
  /** Dotted names outside the project. */
  readonly externals: readonly string[];
}

/** Numbers of each call, site and hub. */
export const callFields = 7;
export const siteFields = 2;
export const hubFields = 4;

const viaNumbers = new Map(viaNames.map((name, index) => [name, index]));
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
      sites[at++] = site;
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

interface CallGroups {
  readonly count: number;
  readonly callers: IntList;
  readonly callees: IntList;
  readonly tiers: IntList;
  readonly vias: IntList;
  /** 1 when some edge of a group is certain. */
  readonly certain: IntList;
  /** The edges of each group. */
  readonly sites: Chains;
  /** How many targets an edge's site has for its role. */
  readonly competing: (edge: number) => number;
}

/** Joins edges of one caller, callee and tier: groups come by caller, in the order of their first edge. */
function groupEdges(
  analysis: Analysis,
  candidates: Candidates,
  families: readonly Hub[],
): { groups: CallGroups; hubs: Hub[] } {
  const { edges, program } = analysis;
  const originals = originalsOf(analysis);
  const [callers, callees, tiers, vias, certain] = Array.from({ length: 5 }, () => new IntList()) as IntLists;
  const sites = new Chains();
  const next = new IntList();
  const hubs = new Map<number, Hub & { readonly candidates: number[] }>();
  /** By callee, its group of the caller at hand: the last one, whose others hang behind it in `next`. */
  const groupOf = new Int32Array(program.definitions.length + program.strings.length).fill(-1);
  for (const edge of byCaller(analysis)) {
    const site = edges.sites.get(edge);
    const callee = edges.callees.get(edge);
    const tier = tierIndex[edges.tiers.get(edge)]!;
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
    const at = callee >= 0 ? callee : program.definitions.length - 2 - callee;
    let last = groupOf[at]!;
    if (last >= 0 && callers.get(last) !== caller) last = -1;
    let group = last;
    while (group >= 0 && tierIndex[tiers.get(group)] !== tier) group = next.get(group);
    if (group < 0) {
      group = callers.push(caller);
      callees.push(callee);
      tiers.push(edges.tiers.get(edge));
      vias.push(viaOf(edges.tiers.get(edge), edges.roles.get(edge)));
      certain.push(0);
      next.push(last);
      groupOf[at] = group;
    }
    if (certain.get(group) === 0 && (isWrapper || candidates.isCertain(edge))) certain.set(group, 1);
    sites.push(group, edge);
  }
  const competing = (edge: number) => {
    const place = candidates.placeOf(edge);
    return candidates.own(place) + candidates.outside(place);
  };
  const groups = { count: callers.length, callers, callees, tiers, vias, certain, sites, competing };
  return { groups, hubs: [...families, ...hubs.values()] };
}

type IntLists = [IntList, IntList, IntList, IntList, IntList];

/** All edges by the definition in which they stand, in the order of definitions. */
function byCaller({ edges, program }: Analysis): Int32Array {
  const starts = new Int32Array(program.definitions.length + 1);
  const callerOf = (edge: number) => program.sites[edges.sites.get(edge) * 3]!;
  for (let edge = 0; edge < edges.count; edge++) starts[callerOf(edge) + 1]!++;
  for (let definition = 1; definition < starts.length; definition++) starts[definition]! += starts[definition - 1]!;
  const order = new Int32Array(edges.count);
  for (let edge = 0; edge < edges.count; edge++) order[starts[callerOf(edge)]!++] = edge;
  return order;
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
    for (const number of [sites[hub.site * 3]!, hub.site, start, list.length]) flat.push(number);
  }
  return { hubs: flat.toArray(), hubCandidates: candidates.toArray() };
}
