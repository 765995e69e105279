import type { FunctionId } from "#model/ids.ts";
import type { SourceFunction, SourceGraph, StaticCall } from "#model/source-graph.ts";
import { doubtCauses, missCauses } from "./miss-causes.ts";
import type { RecordedCall } from "./record-package.ts";

/** How a static graph stands against the calls that were recorded. */
export interface Comparison {
  readonly recorded: number;
  /** Shares of the recorded caller and callee pairs that the graph has. */
  readonly certain: number;
  readonly all: number;
  readonly withHubs: number;
  /** Share of the certain pairs of callers that ran which were observed: a lower bound of their precision. */
  readonly observed: number;
  /** Share of certain targets, at lines where some call of the project was observed, that were observed there. */
  readonly sitePrecision: number;
  /** Pairs that the graph lacks, `caller -> callee`; and how many of them by cause. */
  readonly missed: readonly string[];
  readonly causes: ReadonlyMap<string, number>;
  /** How many pairs the graph has as possible ones only, by cause. */
  readonly doubts: ReadonlyMap<string, number>;
}

/** Compares by file and first line. Tests inside the package count neither as callers nor as callees. */
export function compareCalls(graph: SourceGraph, calls: readonly RecordedCall[]): Comparison {
  const places = new Map<FunctionId, string>();
  const names = new Map<string, string>();
  const functions = new Map<string, SourceFunction>();
  for (const item of graph.functions) {
    const { id, file, kind, positions, qualifiedName } = item;
    if (file === null || kind === "class") continue;
    const place = `${file}:${kind === "module" ? 0 : positions.firstLine}`;
    places.set(id, place);
    names.set(place, qualifiedName);
    functions.set(place, item);
  }
  const isTest = (file: string) => /(^|\/)(tests?\/|conftest\.py)/.test(file);
  const counted = calls.filter(([from, , to]) => !isTest(from) && !isTest(to));
  const recorded = new Set<string>();
  const bySite = new Map<string, Set<string>>();
  for (const [from, start, to, end, line] of counted) {
    const [caller, callee] = [`${from}:${start}`, `${to}:${end}`];
    if (!names.has(caller) || !names.has(callee)) continue;
    recorded.add(`${caller} ${callee}`);
    const site = `${caller} ${line}`;
    bySite.set(site, (bySite.get(site) ?? new Set()).add(callee));
  }
  const certain = new Set<string>();
  const all = new Map<string, StaticCall>();
  const sites = { right: 0, wrong: 0 };
  for (const call of graph.calls) {
    const [caller, callee] = [places.get(call.caller), places.get(call.callee)];
    if (caller === undefined || callee === undefined) continue;
    all.set(`${caller} ${callee}`, call);
    if (call.certainty !== "certain") continue;
    certain.add(`${caller} ${callee}`);
    for (const { line } of call.sites) {
      const observed = bySite.get(`${caller} ${line}`);
      if (observed !== undefined) sites[observed.has(callee) ? "right" : "wrong"]++;
    }
  }
  const hubs = pairsInHubs(graph, places, new Set([...recorded].filter((pair) => !all.has(pair))));
  const ran = new Set([...recorded].map((pair) => pair.split(" ")[0]));
  const ofRan = [...certain].filter((pair) => ran.has(pair.split(" ")[0]));
  const share = (has: (pair: string) => boolean) => [...recorded].filter(has).length / recorded.size;
  const missed = [...recorded].filter((pair) => !all.has(pair) && !hubs.has(pair));
  return {
    recorded: recorded.size,
    certain: share((pair) => certain.has(pair)),
    all: share((pair) => all.has(pair)),
    withHubs: share((pair) => all.has(pair) || hubs.has(pair)),
    observed: ofRan.filter((pair) => recorded.has(pair)).length / ofRan.length,
    sitePrecision: sites.right / (sites.right + sites.wrong),
    missed: missed
      .map((pair) =>
        pair
          .split(" ")
          .map((place) => names.get(place))
          .join(" -> "),
      )
      .sort(),
    doubts: doubtCauses(
      [...recorded].flatMap((pair) => {
        const call = certain.has(pair) ? undefined : all.get(pair);
        return call === undefined ? [] : [call];
      }),
    ),
    causes: missCauses(
      missed.map((pair) => {
        const [caller, callee] = pair.split(" ");
        return { caller: functions.get(caller!)!, callee: functions.get(callee!)! };
      }),
    ),
  };
}

/** Those of the pairs that a hub holds. All pairs of all hubs would be too many to list: tens of millions in a large project. */
function pairsInHubs(graph: SourceGraph, places: ReadonlyMap<FunctionId, string>, pairs: ReadonlySet<string>) {
  const callers = new Set([...pairs].map((pair) => pair.split(" ")[0]));
  const found = new Set<string>();
  for (const hub of graph.hubs) {
    const caller = places.get(hub.caller);
    if (!callers.has(caller)) continue;
    for (const candidate of hub.candidates) {
      const pair = `${caller} ${places.get(candidate)}`;
      if (pairs.has(pair)) found.add(pair);
    }
  }
  return found;
}
