import type { CallTier, CallVia } from "#model/source-graph.ts";
import { remembered } from "../remembered.ts";
import type { Analysis } from "./analysis.ts";
import { edgeTier, role } from "./call-edges.ts";
import { Candidates } from "./candidates.ts";
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

/** At most this many targets of one site are listed one by one. */
const mostListed = 16;

/** Decides for each edge how sure it is, and joins the edges of each caller and callee. */
export function settledCalls(analysis: Analysis): SettledCalls {
  const families = settledFamilies(analysis, mostListed);
  const grouped = groupEdges(analysis, new Candidates(analysis, families), families);
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

interface CallGroup {
  readonly caller: number;
  readonly callee: number;
  readonly tier: number;
  via: number;
  certain: boolean;
  readonly sites: { readonly site: number; readonly count: number }[];
}

function groupEdges(
  analysis: Analysis,
  counts: Candidates,
  families: readonly Hub[],
): { calls: CallGroup[]; hubs: Hub[] } {
  const { edges, program } = analysis;
  const originals = originalsOf(analysis);
  const pairs = new PairNumbers(edges.count);
  const groups = new Map<number, CallGroup>();
  const hubs = new Map<number, Hub & { readonly candidates: number[] }>();
  for (let edge = 0; edge < edges.count; edge++) {
    const { 0: site, 1: callee } = [edges.sites.get(edge), edges.callees.get(edge)];
    const tier = edges.tiers.get(edge);
    const caller = program.sites[site * 3]!;
    const isWrapper = originals.of(caller)?.has(callee) === true;
    const { place, own, outside } = counts.at(edge);
    if (own > mostListed && !isWrapper && callee >= 0) {
      if (counts.isFamilyHub(place)) continue;
      const hub = hubs.get(place);
      if (hub === undefined) hubs.set(place, { site, role: edges.roles.get(edge), candidates: [callee] });
      else hub.candidates.push(callee);
      continue;
    }
    const certain = isWrapper || counts.isCertain(edge);
    const key = pairs.number(caller, callee) * tierNames.length + tierNames.indexOf(tierNames[tier]!);
    let group = groups.get(key);
    if (group === undefined) {
      group = { caller, callee, tier, via: viaOf(tier, edges.roles.get(edge)), certain, sites: [] };
      groups.set(key, group);
    }
    group.certain ||= certain;
    group.sites.push({ site, count: own + outside });
  }
  return { calls: [...groups.values()], hubs: [...families, ...hubs.values()] };
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
