import type { FunctionId } from "#model/ids.ts";
import type { ImportedThread, ProfileFrame } from "#model/imported-profile.ts";
import type { FrameMatch } from "#model/match.ts";
import type { Count } from "#model/measure.ts";
import type { MeasuredCall, MeasuredFunction, MeasuredGraph } from "#model/measured-graph.ts";
import type { SourceFunction } from "#model/source-graph.ts";
import { onlyCounts } from "./counts-as-measure.ts";

/** Exact numbers of calls, apart from any cost. */
export interface CountedCalls {
  /** Who counted them: `V8 coverage of the same run`, `cProfile in run "counts"`. */
  readonly from: string;
  /** Functions that were called at least once. */
  readonly functions: readonly MeasuredFunction[];
  /** Empty where only functions are counted, as coverage does. */
  readonly calls: readonly MeasuredCall[];
}

/** What threads of a run counted that measure no cost: V8's coverage beside a sampled profile. Null when none did. */
export function callsOfThreads(
  threads: readonly ImportedThread[],
  matchesByThread: readonly (readonly FrameMatch[])[],
): CountedCalls | null {
  const counted = new Map<FunctionId, MeasuredFunction>();
  threads.forEach((thread, index) => {
    if (!onlyCounts(thread)) return;
    for (const match of matchesByThread[index] ?? []) {
      const frame = thread.frames[match.frame];
      if (frame === undefined || frame.calls === null || match.kind === "unmatched" || match.kind === "tie") continue;
      const before = counted.get(match.functionId)?.calls ?? 0;
      counted.set(match.functionId, countedFunction(frame, added(before, frame.calls), match));
    }
  });
  return counted.size === 0
    ? null
    : { from: "V8 coverage of the same run", functions: [...counted.values()].filter(wasCalled), calls: [] };
}

/** What another run counted; null when it counts no calls. Its costs stay behind. */
export function callsOfGraph({ functions, calls }: MeasuredGraph, from: string): CountedCalls | null {
  const counted = functions.filter(wasCalled);
  return counted.length === 0 ? null : { from, functions: counted, calls: calls.filter((call) => call.calls !== null) };
}

/**
 * Puts exact numbers of calls on functions and calls that were measured without any. A graph that has counts keeps its
 * own. What was called and isn't in the graph joins with an unknown cost when the source knows it or a counted call leads
 * there: it was too fast to be sampled, or the sampler doesn't see it.
 */
export function withCalls(
  graph: MeasuredGraph,
  counted: CountedCalls | null,
  sources: ReadonlyMap<FunctionId, SourceFunction>,
): MeasuredGraph {
  if (counted === null || graph.functions.some(({ calls }) => calls !== null)) return graph;
  const ofFunction = new Map(counted.functions.map((one) => [one.id, one]));
  const ofCall = new Map(counted.calls.map((one) => [pairOf(one), one]));
  const functions = graph.functions.map((one) => withCount(one, ofFunction.get(one.id)));
  const calls = graph.calls.map((one) => withCount(one, ofCall.get(pairOf(one))));
  for (const { id } of functions) ofFunction.delete(id);
  for (const one of calls) ofCall.delete(pairOf(one));
  const ends = new Set(counted.calls.flatMap(({ caller, callee }) => [caller, callee]));
  const unsampled = [...ofFunction.values()].flatMap((one) => {
    const source = sources.get(one.id);
    if (source !== undefined) return [withoutCost({ ...one, ...placeOf(source) })];
    return ends.has(one.id) ? [withoutCost(one)] : [];
  });
  return {
    ...graph,
    callsFrom: counted.from,
    functions: [...functions, ...unsampled],
    calls: [...calls, ...[...ofCall.values()].map(withoutCost)],
  };
}

type Counts = Pick<MeasuredFunction, "calls" | "primitiveCalls">;

function withCount<T extends Counts>(one: T, counted: Counts | undefined): T {
  return counted === undefined ? one : { ...one, calls: counted.calls, primitiveCalls: counted.primitiveCalls };
}

function withoutCost<T extends Pick<MeasuredFunction, "cost">>(one: T): T {
  return { ...one, cost: { self: null, total: null } };
}

function wasCalled({ calls }: MeasuredFunction): boolean {
  return calls !== null && BigInt(calls) !== 0n;
}

function added(before: Count, calls: Count): Count {
  const sum = BigInt(before) + BigInt(calls);
  return sum <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(sum) : sum;
}

function countedFunction(frame: ProfileFrame, calls: Count, match: FrameMatch): MeasuredFunction {
  const { name, file, line, external } = frame;
  const cost = { self: null, total: null };
  return { id: match.functionId, name, file, line, external, match: match.kind, calls, primitiveCalls: null, cost };
}

function placeOf({ name, file, line, external }: SourceFunction) {
  return { name, file, line, external };
}

function pairOf({ caller, callee }: MeasuredCall): string {
  return `${caller}\n${callee}`;
}
