import type { FunctionId } from "#model/ids.ts";
import type { CallHub, CallSite, SourceGraph, StaticCall } from "#model/source-graph.ts";

/** How candidates of hubs are given: as calls of tier `hub` too, or in shared sets alone; `auto` decides by their number. */
export type HubStyle = "auto" | "calls" | "sets";

/** With more candidates at all hubs together, `auto` leaves their calls out: they would be most of the document. */
const mostHubCalls = 500_000;

/**
 * The static call graph as `callsketch.calls/1`. A site with more targets than are worth an edge each is in `hubs`, which
 * point at their candidates in `candidateSets`, since many hubs have the same. The candidates are in `calls` as well, as
 * possible calls of tier `hub`, unless `hubCalls.listed` says that they were too many.
 */
export function callsDocument(graph: SourceGraph, style: HubStyle = "auto") {
  const sets = new SharedSets();
  const hubs = graph.hubs.map(({ caller, site, tier, candidates }) => ({
    caller,
    site,
    tier,
    candidates: candidates.length,
    candidateSet: sets.numberOf(candidates),
  }));
  const candidates = graph.hubs.reduce((sum, hub) => sum + hub.candidates.length, 0);
  const listed = style === "calls" || (style === "auto" && candidates <= mostHubCalls);
  return {
    schema: "callsketch.calls/1",
    functions: graph.functions.map((one) => ({
      id: one.id,
      qualifiedName: one.qualifiedName,
      name: one.name,
      kind: one.kind,
      language: one.language,
      file: one.file,
      line: one.line,
      endLine: one.endLine,
      external: one.external,
    })),
    calls: [...graph.calls, ...(listed ? hubCalls(graph.hubs) : [])].map(callEntry),
    hubCalls: { listed, candidates },
    hubs,
    candidateSets: sets.all,
    unreadable: graph.unreadable,
    leftOut: graph.leftOut,
  };
}

function callEntry({ caller, callee, certainty, via, tier, sites }: StaticCall) {
  return {
    caller,
    callee,
    certainty,
    via,
    tier,
    candidates: sites.reduce((most, site) => Math.max(most, site.candidates), 1),
    sites: sites.map(({ line, column, candidates }) => ({ line, column, candidates })),
  };
}

/** One possible call for each pair of a hub's caller and a candidate, with all hubs' sites, in the order of the hubs. */
function hubCalls(hubs: readonly CallHub[]): StaticCall[] {
  const calls = new Map<string, StaticCall & { readonly sites: CallSite[] }>();
  for (const { caller, site, tier, candidates } of hubs) {
    for (const callee of candidates) {
      const key = `${caller}\n${callee}`;
      const at = { ...site, candidates: candidates.length };
      const before = calls.get(key);
      if (before !== undefined) before.sites.push(at);
      else {
        const via = tier === "dispatch" ? "dispatch" : "dynamic";
        calls.set(key, { caller, callee, certainty: "possible", via, tier: "hub", sites: [at] });
      }
    }
  }
  return [...calls.values()];
}

/** Numbers lists of functions so that equal ones are given once. */
class SharedSets {
  readonly all: (readonly FunctionId[])[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly seen = new Map<readonly FunctionId[], number>();

  numberOf(candidates: readonly FunctionId[]): number {
    const known = this.seen.get(candidates);
    if (known !== undefined) return known;
    const key = candidates.join("\n");
    const number = this.numbers.get(key) ?? this.all.length;
    if (number === this.all.length) this.all.push(candidates);
    this.numbers.set(key, number);
    this.seen.set(candidates, number);
    return number;
  }
}
