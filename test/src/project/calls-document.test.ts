import { expect, it } from "vitest";
import type { FunctionId } from "#model/ids.ts";
import type { CallHub, SourceGraph, StaticCall } from "#model/source-graph.ts";
import { callsDocument } from "#project/calls-document.ts";

const id = (name: string) => `app.py#${name}` as FunctionId;
const many = Array.from({ length: 20 }, (_, at) => id(`f${at}`));
const hub = (caller: string, line: number, candidates = many): CallHub => ({
  caller: id(caller),
  site: { line, column: 5 },
  tier: "flow",
  candidates,
});
const listed: StaticCall = {
  caller: id("main"),
  callee: id("f0"),
  certainty: "certain",
  via: "direct",
  tier: "direct",
  sites: [{ line: 1, column: 1, candidates: 1 }],
};

function graph(hubs: readonly CallHub[]): SourceGraph {
  return { files: [], functions: [], calls: [listed], hubs, unreadable: [], leftOut: [] };
}

it("candidates of a hub are possible calls of tier hub, after the listed calls", () => {
  const { calls, hubCalls } = callsDocument(graph([hub("main", 4)]));
  expect(hubCalls).toEqual({ listed: true, candidates: 20 });
  expect(calls.map((call) => call.tier)).toEqual(["direct", ...many.map(() => "hub")]);
  expect(calls[1]).toEqual({
    caller: id("main"),
    callee: id("f0"),
    certainty: "possible",
    via: "dynamic",
    tier: "hub",
    candidates: 20,
    sites: [{ line: 4, column: 5, candidates: 20 }],
  });
});

it("a pair of functions is one call of tier hub with the sites of all hubs between them", () => {
  const { calls } = callsDocument(graph([hub("main", 4), hub("main", 9)]));
  expect(calls).toHaveLength(21);
  expect(calls[1]?.sites.map((site) => site.line)).toEqual([4, 9]);
});

it("hubs with the same candidates point at one set of them", () => {
  const { hubs, candidateSets } = callsDocument(
    graph([hub("main", 4), hub("other", 9, [...many]), hub("main", 7, many.slice(2))]),
  );
  expect(hubs.map((one) => one.candidateSet)).toEqual([0, 0, 1]);
  expect(hubs.map((one) => one.candidates)).toEqual([20, 20, 18]);
  expect(candidateSets).toEqual([many, many.slice(2)]);
});

it("calls of tier hub are left out, and said to be, when they would be most of the document", () => {
  const hubs = Array.from({ length: 25_001 }, (_, line) => hub("main", line));
  const { calls, hubCalls } = callsDocument(graph(hubs));
  expect(calls).toHaveLength(1);
  expect(hubCalls).toEqual({ listed: false, candidates: 500_020 });
  expect(callsDocument(graph(hubs), "calls").calls).toHaveLength(21);
});

it("sets alone are given on demand", () => {
  const { calls, candidateSets } = callsDocument(graph([hub("main", 4)]), "sets");
  expect(calls).toHaveLength(1);
  expect(candidateSets).toEqual([many]);
});
