import type { CallTier, CallVia } from "#model/source-graph.ts";
import type { Analysis } from "./analysis.ts";
import { edgeTier, role } from "./call-edges.ts";
import { originalsOf } from "./complete-wrappers.ts";
import { IntList } from "./int-list.ts";
import { PairNumbers } from "./pair-numbers.ts";

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
  /** Per hub: caller, line, column, first candidate, candidates. */
  readonly hubs: Int32Array;
  readonly hubCandidates: Int32Array;
  /** Dotted names outside the project. */
  readonly externals: readonly string[];
}

/** At most this many targets of one site are listed one by one. */
const mostListed = 16;
/**
 * Up to how many targets a site may have for all of them to count as certain, by tier. Measured on recorded calls: with
 * these, 92 to 98 of 100 certain targets at executed sites of requests, flask and click were observed, and 62 on networkx;
 * with one target it is 98 to 100 and 77, at the price of a tenth of the certain recall.
 */
const certainUpTo = (tier: number): number => {
  switch (tier) {
    case edgeTier.direct:
    case edgeTier.constructor:
    case edgeTier.method:
    case edgeTier.callback:
    case edgeTier.dispatch:
      return 3;
    case edgeTier.implicit:
      return 1;
    default:
      return 0;
  }
};

const surestTiers = new Set<number>([
  edgeTier.direct,
  edgeTier.constructor,
  edgeTier.method,
  edgeTier.implicit,
  edgeTier.callback,
]);

/** Decides for each edge how sure it is, and joins the edges of each caller and callee. */
export function settledCalls(analysis: Analysis): SettledCalls {
  const candidates = candidateCounts(analysis);
  const grouped = groupEdges(analysis, candidates);
  const externals: string[] = [];
  const externalNumbers = new Map<number, number>();
  const calls = new IntList();
  const sites = new IntList();
  for (const group of grouped.calls) {
    const { caller, callee, tier, via, certain } = group;
    const target = callee >= 0 ? callee : -2 - externalNumber(analysis, -2 - callee, externals, externalNumbers);
    for (const number of [caller, target, tier, via, certain ? 1 : 0, sites.length / 3, group.sites.length])
      calls.push(number);
    for (const { site, count } of group.sites) {
      sites.push(site < 0 ? 0 : analysis.program.sites[site * 3 + 1]!);
      sites.push(site < 0 ? 0 : analysis.program.sites[site * 3 + 2]!);
      sites.push(count);
    }
  }
  for (const pair of analysis.libraryCalls) {
    const [caller, callee] = pair.split(" ").map((name) => {
      const number = analysis.names.stringNumber(name);
      return -2 - externalNumber(analysis, number, externals, externalNumbers);
    });
    for (const number of [caller!, callee!, edgeTier.logical, viaNames.indexOf("operator"), 0, 0, 0])
      calls.push(number);
  }
  return { calls: calls.toArray(), sites: sites.toArray(), ...hubArrays(analysis, grouped.hubs), externals };
}

function externalNumber(analysis: Analysis, name: number, externals: string[], numbers: Map<number, number>): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  externals.push(analysis.program.strings[name]!);
  numbers.set(name, externals.length - 1);
  return externals.length - 1;
}

interface Candidates {
  readonly places: PairNumbers;
  /** Targets of a site in one role, overrides left out; and with them. */
  readonly resolved: number[];
  readonly all: number[];
  /** Names outside the project that it may reach. */
  readonly outside: number[];
}

function candidateCounts(analysis: Analysis): Candidates {
  const { edges } = analysis;
  const counts: Candidates = { places: new PairNumbers(), resolved: [], all: [], outside: [] };
  for (let edge = 0; edge < edges.count; edge++) {
    const place = counts.places.number(edges.sites.get(edge), edges.roles.get(edge));
    if (edges.callees.get(edge) < 0) {
      counts.outside[place] = (counts.outside[place] ?? 0) + 1;
      continue;
    }
    counts.all[place] = (counts.all[place] ?? 0) + 1;
    counts.resolved[place] = (counts.resolved[place] ?? 0) + (surestTiers.has(edges.tiers.get(edge)) ? 1 : 0);
  }
  return counts;
}

interface CallGroup {
  readonly caller: number;
  readonly callee: number;
  readonly tier: number;
  via: number;
  certain: boolean;
  readonly sites: { readonly site: number; readonly count: number }[];
}

interface Hub {
  readonly site: number;
  readonly candidates: number[];
}

function groupEdges(analysis: Analysis, counts: Candidates): { calls: CallGroup[]; hubs: Hub[] } {
  const { edges, program } = analysis;
  const originals = originalsOf(analysis);
  const pairs = new PairNumbers(edges.count);
  const groups = new Map<number, CallGroup>();
  const hubs = new Map<number, Hub>();
  for (let edge = 0; edge < edges.count; edge++) {
    const { 0: site, 1: callee } = [edges.sites.get(edge), edges.callees.get(edge)];
    const tier = edges.tiers.get(edge);
    const place = counts.places.number(site, edges.roles.get(edge));
    const caller = program.sites[site * 3]!;
    const isWrapper = originals.of(caller)?.has(callee) === true;
    const own = counts.all[place] ?? 0;
    const outside = counts.outside[place] ?? 0;
    if (own > mostListed && !isWrapper && callee >= 0) {
      const hub = hubs.get(place);
      if (hub === undefined) hubs.set(place, { site, candidates: [callee] });
      else hub.candidates.push(callee);
      continue;
    }
    const isResolved = callee >= 0 && tier !== edgeTier.dispatch;
    const competing = isResolved ? (counts.resolved[place] ?? 0) : own + outside;
    const limit = certainUpTo(tier);
    const certain = isWrapper || (limit > 0 && competing <= limit);
    const key = pairs.number(caller, callee) * tierNames.length + tierNames.indexOf(tierNames[tier]!);
    let group = groups.get(key);
    if (group === undefined) {
      group = { caller, callee, tier, via: viaOf(tier, edges.roles.get(edge)), certain, sites: [] };
      groups.set(key, group);
    }
    group.certain ||= certain;
    group.sites.push({ site, count: own + outside });
  }
  return { calls: [...groups.values()], hubs: [...hubs.values()] };
}

function viaOf(tier: number, edgeRole: number): number {
  const via = (name: CallVia) => viaNames.indexOf(name);
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

function hubArrays(analysis: Analysis, hubs: readonly Hub[]): Pick<SettledCalls, "hubs" | "hubCandidates"> {
  const { sites } = analysis.program;
  const flat = new IntList();
  const candidates = new IntList();
  for (const hub of hubs) {
    const own = hub.candidates.filter((candidate) => candidate >= 0);
    const { 0: caller, 1: line, 2: column } = sites.subarray(hub.site * 3, hub.site * 3 + 3);
    for (const number of [caller!, line!, column!, candidates.length, own.length]) flat.push(number);
    for (const candidate of own) candidates.push(candidate);
  }
  return { hubs: flat.toArray(), hubCandidates: candidates.toArray() };
}
