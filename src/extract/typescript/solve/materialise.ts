import { type FunctionId, functionId } from "#model/ids.ts";
import type {
  CallHub,
  CallSite,
  CallTier,
  CallVia,
  Certainty,
  SourceFunction,
  StaticCall,
} from "#model/source-graph.ts";
import type { FunctionIndex, LinkedProject } from "./linked-project.ts";
import { listedTargets, type TieredTarget } from "./listed-targets.ts";
import { Receivers } from "./receivers.ts";
import type { SolvedSite } from "./solve-calls.ts";
import { certainTiers, tierRank } from "./tiers.ts";

interface OpenCall {
  readonly caller: FunctionIndex;
  readonly callee: string;
  readonly via: CallVia;
  readonly tier: CallTier;
  certainty: Certainty;
  readonly sites: CallSite[];
}

export interface Materialised {
  readonly calls: readonly StaticCall[];
  readonly hubs: readonly CallHub[];
  readonly externals: readonly SourceFunction[];
}

/** Turns solved sites into the calls of the graph: one row per caller, callee and tier, in a fixed order. */
export function materialise(project: LinkedProject, solved: readonly SolvedSite[]): Materialised {
  const calls = new Map<string, OpenCall>();
  const hubs: CallHub[] = [];
  const externals = new Map<string, SourceFunction>();
  const receivers = new Receivers(project, solved);
  const lists = new CandidateLists(project);
  for (const each of solved) addSite(each, project, { receivers, lists }, calls, hubs, externals);
  const ids = project.functions.map(({ fact }) => fact.id);
  return {
    calls: [...calls.values()]
      .map(({ caller, callee, ...rest }) => ({ caller: ids[caller]!, callee: functionId(callee), ...rest }))
      .sort(
        (a, b) => compare(a.caller, b.caller) || compare(a.callee, b.callee) || tierRank(a.tier) - tierRank(b.tier),
      ),
    hubs,
    externals: [...externals.values()].sort((a, b) => compare(a.id, b.id)),
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function addSite(
  solved: SolvedSite,
  project: LinkedProject,
  { receivers, lists }: { receivers: Receivers; lists: CandidateLists },
  calls: Map<string, OpenCall>,
  hubs: CallHub[],
  externals: Map<string, SourceFunction>,
): void {
  const { facts, caller } = solved.site;
  const { called, callbacks, hub } = listedTargets(solved, receivers);
  if (hub.length > 0) hubs.push(hubOf(project.functions[caller]!.fact.id, facts, hub, lists));
  const isAlone = called.length === 1 && hub.length === 0 && !facts.isOpen;
  for (const [target, tier] of [...called, ...callbacks]) {
    const isCallback = tier === "callback" || tier === "registered";
    const candidates = isCallback ? callbacks.length : called.length;
    const isCertain = certainTiers.has(tier) && (isCallback ? solved.certainCallbacks.has(target) : isAlone);
    const via = viaOf(facts.via, tier);
    addCall(calls, caller, project.functions[target]!.fact.id, via, tier, isCertain, { ...place(facts), candidates });
  }
  if (facts.external !== null && called.length === 0 && hub.length === 0) {
    const external = externalFunction(facts.external, facts.isNew);
    if (!externals.has(external.id)) externals.set(external.id, external);
    addCall(calls, caller, external.id, facts.via, facts.tier, true, { ...place(facts), candidates: 1 });
  }
}

const place = ({ line, column }: { line: number; column: number }) => ({ line, column });

function hubOf(
  caller: FunctionId,
  facts: { line: number; column: number },
  loose: readonly TieredTarget[],
  lists: CandidateLists,
): CallHub {
  const best = loose.map(([, tier]) => tier).sort((a, b) => tierRank(a) - tierRank(b))[0]!;
  return {
    caller,
    site: place(facts),
    tier: best,
    candidates: lists.of(loose.map(([target]) => target)),
  };
}

/** Lists of functions in the order of their ids, each kept once however many hubs have it. */
class CandidateLists {
  private readonly known = new Map<string, readonly FunctionId[]>();
  private readonly ids: readonly FunctionId[];
  private readonly rank: Int32Array;

  constructor({ functions }: LinkedProject) {
    this.ids = functions.map(({ fact }) => fact.id);
    const order = this.ids.map((_, index) => index).sort((a, b) => compare(this.ids[a]!, this.ids[b]!));
    this.rank = new Int32Array(order.length);
    for (const [rank, index] of order.entries()) this.rank[index] = rank;
  }

  of(targets: FunctionIndex[]): readonly FunctionId[] {
    targets.sort((a, b) => this.rank[a]! - this.rank[b]!);
    const key = targets.join(" ");
    const before = this.known.get(key);
    if (before !== undefined) return before;
    const list = targets.map((index) => this.ids[index]!);
    this.known.set(key, list);
    return list;
  }
}

function viaOf(via: CallVia, tier: CallTier): CallVia {
  if (tier === "callback" || tier === "registered") return "callback";
  if (tier === "dispatch" && via === "method") return "dispatch";
  return tier === "flow" || tier === "guess" || tier === "signature"
    ? via === "direct" || via === "method"
      ? "dynamic"
      : via
    : via;
}

function addCall(
  calls: Map<string, OpenCall>,
  caller: FunctionIndex,
  callee: string,
  via: CallVia,
  tier: CallTier,
  isCertain: boolean,
  site: CallSite,
): void {
  const key = `${caller} ${tier} ${callee}`;
  const before = calls.get(key);
  if (before === undefined) {
    calls.set(key, { caller, callee, via, tier, certainty: isCertain ? "certain" : "possible", sites: [site] });
    return;
  }
  before.sites.push(site);
  if (isCertain) before.certainty = "certain";
}

function externalFunction(name: string, isNew: boolean): SourceFunction {
  return {
    id: functionId(`external:${name}`),
    qualifiedName: name,
    name: name.slice(name.lastIndexOf(".") + 1),
    kind: isNew ? "class" : name.includes(".prototype.") ? "method" : "function",
    language: "javascript",
    file: null,
    line: null,
    column: null,
    endLine: null,
    external: true,
    parent: null,
    positions: {},
    fingerprint: null,
    complexity: null,
  };
}
