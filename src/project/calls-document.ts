import type { SourceGraph } from "#model/source-graph.ts";

/** The static call graph as `callsketch.calls/1`. Sites with more targets than are listed are in `hubs`, with their candidates. */
export function callsDocument(graph: SourceGraph) {
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
    calls: graph.calls.map(({ caller, callee, certainty, via, tier, sites }) => ({
      caller,
      callee,
      certainty,
      via,
      tier,
      candidates: sites.reduce((most, site) => Math.max(most, site.candidates), 1),
      sites: sites.map(({ line, column, candidates }) => ({ line, column, candidates })),
    })),
    hubs: graph.hubs,
    unreadable: graph.unreadable,
    leftOut: graph.leftOut,
  };
}
