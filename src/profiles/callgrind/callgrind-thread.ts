import type { ImportedThread, ProfileEdge, ProfileFrame } from "#model/imported-profile.ts";
import type { Cost, Count } from "#model/measure.ts";
import { cyclesOf } from "../edges/cycles.ts";
import { inclusiveCosts } from "../edges/inclusive-costs.ts";
import { isExternalFrame } from "../frame-kind.ts";
import { PairIndex } from "../stacks/pair-index.ts";
import { sumOfCounts } from "../sum-of-counts.ts";
import { type BaseName, baseName, untilQuote } from "./base-name.ts";
import type { CallgrindFunction, CallgrindGraph } from "./callgrind-graph.ts";
import { eventMeasure } from "./event-measure.ts";

/** A function with all its levels of recursion and calling contexts. */
interface Merged {
  readonly of: CallgrindFunction;
  readonly name: string;
  /** Numbers in the graph. */
  readonly members: number[];
  hasLevels: boolean;
  /** Sum of the calls into it; null when nothing in the file calls it. */
  calls: Count | null;
  primitive: Count;
}

/**
 * Turns a graph into a thread with one frame for each function of the source. Where callgrind kept the levels of
 * recursion apart, a function's total is that of its outermost activations, which is exact.
 */
export function callgrindThread(graph: CallgrindGraph, name: string): ImportedThread {
  const levels = baseNames(graph);
  const { merged, mergedOf } = mergedFunctions(graph, levels);
  const ends = graph.ends;
  const inCycle = recursive({ size: graph.functions.length, ...ends });
  countCalls(graph, ends, levels, merged, mergedOf);
  const pairs = new PairIndex();
  const pairOf = graph.calls.map((_, call) =>
    pairs.number(mergedOf[ends.callers[call] as number] as number, mergedOf[ends.callees[call] as number] as number),
  );
  const measures = graph.events.map((event, index) => {
    const { scale, ...measure } = eventMeasure(event);
    return { ...measure, scale, costs: measureCosts(graph, index, { ends, levels, merged, mergedOf, pairOf, pairs }) };
  });
  return {
    name,
    processId: graph.processId,
    threadId: graph.threadId,
    measures: measures.map(({ name, unit, scale, costs }) => ({ name, unit, whole: costs.whole * scale })),
    hasStacks: false,
    hasCalls: true,
    frames: merged.map((one, index) =>
      frameOf(
        one,
        graph,
        measures.map(({ scale, costs }) => scaled(costs.frames[index], scale)),
        inCycle,
      ),
    ),
    edges: edgesOf(graph, pairs, pairOf, (pair) =>
      measures.map(({ scale, costs }) => scaled(costs.edges[pair], scale)),
    ),
    tree: null,
    timeline: null,
  };
}

function baseNames({ functions }: CallgrindGraph): BaseName[] {
  const known = new Set(functions.map(({ name }) => untilQuote(name)));
  return functions.map(({ name }) => baseName(name, known));
}

function mergedFunctions({ functions }: CallgrindGraph, levels: readonly BaseName[]) {
  const merged: Merged[] = [];
  const numbers = new Map<string, number>();
  const mergedOf = functions.map((of, number) => {
    const { name, level } = levels[number] as BaseName;
    const key = `${name}\0${of.file ?? ""}\0${of.object ?? ""}`;
    let index = numbers.get(key);
    if (index === undefined) {
      index = merged.push({ of, name, members: [], hasLevels: false, calls: null, primitive: 0 }) - 1;
      numbers.set(key, index);
    }
    const one = merged[index] as Merged;
    one.members.push(number);
    if (level > 1) one.hasLevels = true;
    return index;
  });
  return { merged, mergedOf };
}

/** Which functions of the graph call themselves, directly or not. */
function recursive(graph: { size: number; callers: Int32Array; callees: Int32Array }): Uint8Array {
  const { component, count } = cyclesOf(graph);
  const sizes = new Int32Array(count);
  for (const cycle of component) sizes[cycle]!++;
  const inCycle = Uint8Array.from(component, (cycle) => ((sizes[cycle] as number) > 1 ? 1 : 0));
  graph.callers.forEach((caller, call) => {
    if (caller === graph.callees[call]) inCycle[caller] = 1;
  });
  return inCycle;
}

interface Ends {
  readonly callers: Int32Array;
  readonly callees: Int32Array;
}

function countCalls(
  graph: CallgrindGraph,
  { callees }: Ends,
  levels: readonly BaseName[],
  merged: readonly Merged[],
  mergedOf: readonly number[],
): void {
  graph.calls.forEach(({ calls }, call) => {
    const callee = callees[call] as number;
    const into = merged[mergedOf[callee] as number] as Merged;
    into.calls = sumOfCounts(into.calls ?? 0, calls);
    if (levels[callee]?.level === 1) into.primitive = sumOfCounts(into.primitive, calls);
  });
}

interface MergePlan {
  readonly ends: Ends;
  readonly levels: readonly BaseName[];
  readonly merged: readonly Merged[];
  readonly mergedOf: readonly number[];
  readonly pairOf: readonly number[];
  readonly pairs: PairIndex;
}

/** The costs of one event: totals held to the whole, which is the sum of what all functions cost themselves. */
function measureCosts(graph: CallgrindGraph, event: number, plan: MergePlan) {
  const self = graph.self.map((costs) => costs[event] as number);
  const inclusive = graph.calls.map((call) => call.inclusive[event] as number);
  const totals = inclusiveCosts({ size: self.length, ...plan.ends, self, inclusive });
  const whole = self.reduce((sum, cost) => sum + cost, 0);
  const frames = plan.merged.map(({ members }) => {
    const own = members.reduce((sum, member) => sum + (self[member] as number), 0);
    const outermost = members.filter((member) => plan.levels[member]?.level === 1);
    const sum = (outermost.length > 0 ? outermost : members).reduce(
      (all, member) => all + (totals[member] as number),
      0,
    );
    return { self: own, total: Math.min(whole, Math.max(own, sum)) };
  });
  return { whole, frames, edges: edgeCosts(inclusive, frames, plan) };
}

/**
 * What the calls between two functions cost. A call counts where it starts or ends in an outermost activation, since
 * then no other call between the two is on the stack above it.
 */
function edgeCosts(inclusive: readonly number[], frames: readonly { total: number }[], plan: MergePlan): Cost[] {
  const { callers, callees } = plan.ends;
  const sums = new Float64Array(plan.pairs.size);
  inclusive.forEach((cost, call) => {
    const isOutermost =
      plan.levels[callers[call] as number]?.level === 1 || plan.levels[callees[call] as number]?.level === 1;
    if (isOutermost) sums[plan.pairOf[call] as number]! += cost;
  });
  const [froms, tos] = [plan.pairs.firsts(), plan.pairs.seconds()];
  return Array.from(sums, (sum, pair) => {
    const most = Math.min(frames[froms[pair] as number]?.total ?? 0, frames[tos[pair] as number]?.total ?? 0);
    return { self: null, total: Math.min(sum, most) };
  });
}

function frameOf(one: Merged, graph: CallgrindGraph, costs: Cost[], inCycle: Uint8Array): ProfileFrame {
  const lines = linesOf(one, graph);
  const isRecursive = one.members.some((member) => inCycle[member] === 1);
  return {
    name: one.name,
    file: one.of.file,
    line: lines[0]?.line ?? null,
    column: null,
    lineKind: "executing",
    ...(one.of.object === null ? {} : { owner: one.of.object }),
    external: one.of.file !== null && isExternalFrame(one.name, one.of.file) ? true : one.name.startsWith("php::"),
    calls: one.calls,
    primitiveCalls: one.calls === null || (isRecursive && !one.hasLevels) ? null : one.primitive,
    costs,
    ...(lines.length === 0 ? {} : { lines }),
  };
}

function linesOf({ members }: Merged, graph: CallgrindGraph): { line: number; self: number[] }[] {
  const sums = new Map<number, number[]>();
  for (const member of members) {
    for (const [line, costs] of graph.lines[member] ?? []) {
      const known = sums.get(line);
      if (known === undefined) sums.set(line, [...costs]);
      else
        costs.forEach((cost, event) => {
          known[event] = (known[event] as number) + cost;
        });
    }
  }
  const scales = graph.events.map((event) => eventMeasure(event).scale);
  const lines = [...sums].map(([line, costs]) => ({
    line,
    self: costs.map((cost, at) => cost * (scales[at] as number)),
  }));
  return lines.sort((a, b) => a.line - b.line);
}

function edgesOf(
  graph: CallgrindGraph,
  pairs: PairIndex,
  pairOf: readonly number[],
  costs: (pair: number) => Cost[],
): ProfileEdge[] {
  const calls: Count[] = Array(pairs.size).fill(0);
  graph.calls.forEach((call, index) => {
    const pair = pairOf[index] as number;
    calls[pair] = sumOfCounts(calls[pair] as Count, call.calls);
  });
  const callees = pairs.seconds();
  return Array.from(pairs.firsts(), (caller, pair) => ({
    caller,
    callee: callees[pair] as number,
    calls: calls[pair] as Count,
    costs: costs(pair),
  }));
}

function scaled(cost: Cost | undefined, scale: number): Cost {
  const times = (value: number | null | undefined) => (value === null || value === undefined ? null : value * scale);
  return { self: times(cost?.self), total: times(cost?.total) };
}
