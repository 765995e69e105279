import type { CallSiteDetails } from "#contract/answers.ts";
import type { FunctionId } from "#model/ids.ts";
import type { CallHub, SourceGraph, SourcePosition } from "#model/source-graph.ts";
import { callsOf } from "./calls-of.ts";
import { functionRow } from "./function-row.ts";
import { loadGraph } from "./load-graph.ts";
import type { Project } from "./open-project.ts";
import type { LoadedGraph } from "./project-memory.ts";

/** So many candidates of one site are told; the rest is counted. */
const mostCandidates = 200;

const hubsByGraph = new WeakMap<SourceGraph, ReadonlyMap<FunctionId, readonly CallHub[]>>();

/** The hubs that stand in one function. */
export function hubsOf({ graph }: LoadedGraph, caller: FunctionId): readonly CallHub[] {
  const known = hubsByGraph.get(graph) ?? Map.groupBy(graph.hubs, (hub) => hub.caller);
  hubsByGraph.set(graph, known);
  return known.get(caller) ?? [];
}

/**
 * Where a call stands in the source and what each of these sites may reach, in order of place. Without a callee the hubs of
 * the caller. Empty when the source doesn't show the call.
 */
export function callSites(project: Project, caller: FunctionId, callee: FunctionId | null): CallSiteDetails[] {
  const loaded = loadGraph(project);
  const file = loaded.functions.get(caller)?.file ?? "";
  const hubs = hubsOf(loaded, caller).filter(({ candidates }) => callee === null || candidates.includes(callee));
  const told = hubs.map((hub): CallSiteDetails => {
    const { site, tier, candidates } = hub;
    return { file, ...site, tier, via: null, certainty: "possible", isHub: true, ...reached(loaded, candidates) };
  });
  const calls = callee === null ? [] : callsOf(loaded, caller, "callees");
  for (const { tier, via, certainty, sites } of calls.filter((call) => call.callee === callee)) {
    for (const { line, column, candidates: count } of sites) {
      // What a call with one target runs besides, such as an operator's method, is no other target of it.
      const others =
        count === 1
          ? []
          : calls.filter((call) => call.sites.some((site) => site.candidates > 1 && isAt(site, { line, column })));
      const candidates = [...new Set([callee!, ...others.map((call) => call.callee)])];
      told.push({ file, line, column, tier, via, certainty, isHub: false, ...reached(loaded, candidates) });
    }
  }
  return told.sort((a, b) => a.line - b.line || a.column - b.column || Number(a.isHub) - Number(b.isHub));
}

function isAt(site: SourcePosition, { line, column }: SourcePosition): boolean {
  return site.line === line && site.column === column;
}

function reached(
  { functions }: LoadedGraph,
  ids: readonly FunctionId[],
): Pick<CallSiteDetails, "count" | "candidates"> {
  const rows = ids.map((id) => functionRow(id, functions.get(id), undefined, undefined));
  rows.sort((a, b) => (a.qualifiedName < b.qualifiedName ? -1 : 1));
  return {
    count: ids.length,
    candidates: rows
      .slice(0, mostCandidates)
      .map(({ id, name, qualifiedName, external }) => ({ id, name, qualifiedName, external })),
  };
}
