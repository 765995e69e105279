import type { ComplexityFit, FitPoint, FittedGrowth, RunSeries } from "#model/complexity-fit.ts";
import type { FunctionId } from "#model/ids.ts";
import type { Count, MeasureUnit } from "#model/measure.ts";
import type { MeasuredCall, MeasuredFunction, MeasuredGraph } from "#model/measured-graph.ts";
import { fitGrowth, unknownGrowth } from "./fit-growth.ts";

/** Counts are exact: what differs by more than this isn't the same growth. */
const noiseOfCounts = 0.002;
/** What repeated times differ by on a quiet machine. */
const noiseOfCosts = 0.03;

/**
 * Growth of every function that a series measured.
 *
 * @param measured functions and calls of each run of the series, in its order
 */
export function complexityFits(
  series: RunSeries,
  measured: readonly Pick<MeasuredGraph, "functions" | "calls">[],
): Map<FunctionId, ComplexityFit> {
  const bySize = new Map<FunctionId, Map<number, FitPoint>>();
  series.runs.forEach(({ size }, index) => {
    const { functions, calls } = measured[index] ?? { functions: [], calls: [] };
    const made = callsMade(calls);
    for (const each of functions) {
      const points = bySize.get(each.id) ?? new Map<number, FitPoint>();
      bySize.set(each.id, points.set(size, cheaper(points.get(size), pointOf(each, size, made.get(each.id) ?? null))));
    }
  });
  const sizes = new Set(series.runs.map(({ size }) => size));
  return new Map([...bySize].map(([id, points]) => [id, fitOf(series, [...points.values()], sizes.size)] as const));
}

/** Calls made by each function; null for one with a call that nobody counted. */
function callsMade(calls: readonly MeasuredCall[]): Map<FunctionId, number | null> {
  const made = new Map<FunctionId, number | null>();
  for (const { caller, calls: count } of calls) {
    const known = made.get(caller);
    made.set(caller, count === null || known === null ? null : (known ?? 0) + Number(count));
  }
  return made;
}

function pointOf({ calls, primitiveCalls, cost }: MeasuredFunction, size: number, made: number | null): FitPoint {
  return { size, calls: asNumber(primitiveCalls ?? calls), callsMade: made, total: cost.total };
}

/** Of several runs of one size the one with the least noise, as `timeit` advises. */
function cheaper(known: FitPoint | undefined, point: FitPoint): FitPoint {
  if (known?.total == null) return point;
  return point.total === null || known.total <= point.total ? known : point;
}

function fitOf({ parameter, measure }: RunSeries, points: readonly FitPoint[], sizes: number): ComplexityFit {
  const name = sizeName(parameter);
  const sorted = points.toSorted((a, b) => a.size - b.size);
  const growth = (value: (point: FitPoint) => number | null, noise: number): FittedGrowth => {
    if (sorted.length < sizes) return unknownGrowth(`it ran at ${sorted.length} of ${sizes} values of ${name} only`);
    const known = sorted.flatMap(({ size }, index) => {
      const found = value(sorted[index]!);
      return found === null || found <= 0 ? [] : [{ size, value: found }];
    });
    return fitGrowth(known, noise, name);
  };
  const least = smallestCost(measure.unit);
  const total = ({ total: cost }: FitPoint) => (cost === null || cost < least ? null : cost);
  const counted = sorted.every(({ calls }) => calls !== null);
  const uncounted = unknownGrowth("these runs don't count calls");
  return {
    parameter,
    measure,
    points: sorted,
    callsMade: counted ? growth((point) => ratio(point.callsMade, point.calls), noiseOfCounts) : uncounted,
    perRun: growth(total, noiseOfCosts),
    calls: counted ? growth(({ calls }) => calls, noiseOfCounts) : uncounted,
    perCall: counted ? growth((point) => ratio(total(point), point.calls), noiseOfCosts) : uncounted,
  };
}

const ratio = (cost: number | null, calls: number | null) =>
  cost === null || calls === null || calls === 0 ? null : cost / calls;

/** Below this a cost is mostly the profiler's own: 0.1 ms, or 20 samples. */
function smallestCost(unit: MeasureUnit): number {
  if (unit === "nanoseconds") return 1e5;
  return unit === "samples" ? 20 : 1;
}

/** `n`, or `|foo count|` where the name isn't one word. */
function sizeName(parameter: string): string {
  return /^[\p{L}_][\p{L}\d_]*$/u.test(parameter) ? parameter : `|${parameter}|`;
}

function asNumber(count: Count | null): number | null {
  return count === null ? null : Number(count);
}
