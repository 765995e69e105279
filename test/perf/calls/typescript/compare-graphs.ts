import type { CallTier, Certainty, SourceFunction, SourceGraph } from "#model/source-graph.ts";
import { outside, type RecordedFunction, type Recording } from "./recorder/recording.ts";

/** Tiers in the order in which recall adds up; hubs come last. */
export const tierOrder: readonly CallTier[] = [
  "direct",
  "constructor",
  "method",
  "implicit",
  "dispatch",
  "callback",
  "registered",
  "signature",
  "flow",
  "guess",
  "hub",
];

/** How a static graph stands against what really ran. */
export interface Comparison {
  /** Recorded calls between functions of the project, each pair once. */
  readonly recorded: number;
  /** The same as `caller callee`. */
  readonly recordedCalls: ReadonlySet<string>;
  /** Recorded functions that the graph doesn't know: a fault of names or positions. */
  readonly unknownFunctions: readonly string[];
  /** Share of recorded calls found by a tier or a surer one. */
  readonly recall: ReadonlyMap<CallTier, number>;
  /** Share of the targets listed at sites that ran, which really were entered from there. */
  readonly precision: number;
  readonly certainPrecision: number;
  readonly certainPairs: number;
  readonly tierPrecision: ReadonlyMap<CallTier, { right: number; all: number }>;
  readonly missed: readonly {
    readonly caller: SourceFunction;
    readonly callee: SourceFunction;
    readonly count: number;
  }[];
  /** Targets called certain that a site which ran never entered. */
  readonly wrongCertain: readonly string[];
}

/** Joins by position: a recorded function is the graph's function that ends where it ends. */
export function compareGraphs(graph: SourceGraph, recording: Recording): Comparison {
  const known = joinFunctions(graph, recording);
  const tierOf = staticTiers(graph);
  const calls = recordedCalls(recording, known);
  const found = new Map<CallTier, number>();
  const missed: { caller: SourceFunction; callee: SourceFunction; count: number }[] = [];
  for (const call of calls) {
    const tier = tierOf.get(`${call.caller.id} ${call.callee.id}`);
    if (tier === undefined) missed.push(call);
    else found.set(tier, (found.get(tier) ?? 0) + 1);
  }
  const recall = new Map<CallTier, number>();
  let sum = 0;
  for (const tier of tierOrder) {
    sum += found.get(tier) ?? 0;
    recall.set(tier, calls.length === 0 ? 1 : sum / calls.length);
  }
  const unknownFunctions = recording.functions
    .filter((each, index) => known[index] === null && !each.file.startsWith(outside))
    .map((each) => `${each.file}:${each.line} ${each.kind} ${each.name}`);
  missed.sort((a, b) => b.count - a.count);
  const recordedPairs = new Set(calls.map(({ caller, callee }) => `${caller.id} ${callee.id}`));
  return {
    recorded: calls.length,
    recordedCalls: recordedPairs,
    unknownFunctions,
    recall,
    missed,
    ...sitePrecision(graph, recording, known),
  };
}

function joinFunctions(graph: SourceGraph, { functions }: Recording): (SourceFunction | null)[] {
  const byEnd = new Map<string, SourceFunction[]>();
  const modules = new Map<string, SourceFunction>();
  for (const each of graph.functions) {
    if (each.kind === "module") modules.set(each.file!, each);
    else if (!each.external) {
      const key = `${each.file}:${each.positions.endOffset}`;
      byEnd.set(key, [...(byEnd.get(key) ?? []), each]);
    }
  }
  return functions.map((each) => {
    if (each.kind === "module") return modules.get(each.file) ?? null;
    return nearest(byEnd.get(`${each.file}:${each.end}`) ?? [], each);
  });
}

/** Functions that end at one place start at different ones; modifiers may shift the start a little to the right. */
function nearest(candidates: readonly SourceFunction[], { start, kind }: RecordedFunction): SourceFunction | null {
  const fitting = candidates
    .filter((each) => each.positions.startOffset! >= start && (each.kind === "class") === (kind === "class"))
    .sort((a, b) => a.positions.startOffset! - b.positions.startOffset!);
  return fitting[0] ?? null;
}

function staticTiers(graph: SourceGraph): Map<string, CallTier> {
  const tiers = new Map<string, CallTier>();
  const add = (pair: string, tier: CallTier) => {
    const before = tiers.get(pair);
    if (before === undefined || tierOrder.indexOf(tier) < tierOrder.indexOf(before)) tiers.set(pair, tier);
  };
  for (const { caller, callee, tier } of graph.calls) add(`${caller} ${callee}`, tier);
  for (const { caller, candidates } of graph.hubs) for (const callee of candidates) add(`${caller} ${callee}`, "hub");
  return tiers;
}

function recordedCalls({ edges }: Recording, known: readonly (SourceFunction | null)[]) {
  const calls = new Map<string, { caller: SourceFunction; callee: SourceFunction; count: number }>();
  for (const { caller, callee, count } of edges) {
    const from = caller < 0 ? null : known[caller];
    const to = known[callee];
    if (!from || !to || to.kind === "module") continue;
    const key = `${from.id} ${to.id}`;
    const before = calls.get(key);
    if (before === undefined) calls.set(key, { caller: from, callee: to, count });
    else before.count += count;
  }
  return [...calls.values()];
}

/** Precision counts only sites that ran, since a site that never ran proves nothing. A lower bound: not all that can happen happened. */
function sitePrecision(graph: SourceGraph, recording: Recording, known: readonly (SourceFunction | null)[]) {
  const entered = new Map<string, Set<string>>();
  const optional = new Set<string>();
  for (const site of recording.reached) {
    const key = siteKey(recording, site);
    entered.set(key, entered.get(key) ?? new Set());
    if (recording.sites[site]!.isOptional) optional.add(key);
  }
  for (const { site, callee } of recording.siteEdges) {
    const to = known[callee];
    if (to) entered.get(siteKey(recording, site))?.add(to.id);
  }
  const recordable = new Set(known.filter((each) => each !== null).map((each) => each.id as string));
  const ran = new Set(recording.edges.map(({ callee }) => known[callee]?.id as string));
  const callerEdges = new Set(
    recording.edges
      .filter(({ caller }) => caller >= 0 && known[caller])
      .map(({ caller, callee }) => `${known[caller]!.id} ${known[callee]?.id}`),
  );
  const fileOf = new Map(graph.functions.map((each) => [each.id as string, each.file]));
  const tierPrecision = new Map<CallTier, { right: number; all: number }>();
  const certain = { right: 0, all: 0 };
  const wrongCertain: string[] = [];
  for (const call of graph.calls) {
    if (
      call.via === "import" ||
      call.via === "jsx" ||
      call.via === "accessor" ||
      call.via === "operator" ||
      call.via === "decorator"
    )
      continue;
    if (call.tier === "registered" || !recordable.has(call.callee)) continue;
    for (const site of call.sites) {
      const key = `${fileOf.get(call.caller)}:${site.line}:${site.column}`;
      const targets = entered.get(key);
      if (targets === undefined || (optional.has(key) && targets.size === 0)) continue;
      // A callback that never ran anywhere says nothing: the list was empty, the event never came.
      if (call.tier === "callback" && !ran.has(call.callee)) continue;
      const isRight =
        call.tier === "callback" ? callerEdges.has(`${call.caller} ${call.callee}`) : targets.has(call.callee);
      const count = tierPrecision.get(call.tier) ?? { right: 0, all: 0 };
      tierPrecision.set(call.tier, { right: count.right + (isRight ? 1 : 0), all: count.all + 1 });
      if (!isCertain(call.certainty, site.candidates)) continue;
      certain.all++;
      if (isRight) certain.right++;
      else wrongCertain.push(`${key} ${call.caller} -> ${call.callee} (${call.tier})`);
    }
  }
  const all = [...tierPrecision.values()].reduce(
    (sum, each) => ({ right: sum.right + each.right, all: sum.all + each.all }),
    { right: 0, all: 0 },
  );
  return {
    precision: share(all),
    certainPrecision: share(certain),
    certainPairs: certain.all,
    tierPrecision,
    wrongCertain,
  };
}

const isCertain = (certainty: Certainty, candidates: number) => certainty === "certain" && candidates === 1;
const share = ({ right, all }: { right: number; all: number }) => (all === 0 ? 1 : right / all);

function siteKey({ sites }: Recording, site: number): string {
  const { file, line, column } = sites[site]!;
  return `${file}:${line}:${column}`;
}
