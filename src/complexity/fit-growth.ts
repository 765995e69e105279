import type { FittedGrowth } from "#model/complexity-fit.ts";
import {
  constantThrough,
  exponentialThrough,
  growthModels,
  modelThrough,
  type Prediction,
  type SizedValue,
} from "./growth-models.ts";

/** Fewer sizes can't tell a curve from noise. */
const fewestSizes = 4;
/** The largest size has to be so many times the smallest: over less, O(n) and O(n log n) or O(n^2) look alike. */
const leastSpan = 4;
/** A fit that misses by more on average, or one size by far more, explains nothing: a single slow run is no growth. */
const largestError = 0.15;
const largestMiss = 0.25;

interface Candidate {
  readonly text: string;
  /** Infinity for exponential growth. */
  readonly degree: number;
  /** Mean relative error of leaving one out, and the largest one. */
  readonly error: number;
  readonly miss: number;
}

/**
 * How a quantity grows with a size. Every shape is fitted to all sizes but one and has to predict that one; the shape
 * with the least mean relative error stands (leave-one-out cross-validation, as Extra-P selects its models). A constant
 * stands unless growth explains the values clearly better. Shapes that explain them as well are named; when those differ
 * by more than half an exponent, nothing is claimed.
 *
 * @param points distinct sizes in order; values above 0
 * @param noise the relative error below which two fits are equally good: 0.03 for times, far less for counts
 * @param name how the size is written
 */
export function fitGrowth(points: readonly SizedValue[], noise: number, name: string): FittedGrowth {
  const lack = missingEvidence(points, name);
  if (lack !== null) return unknownGrowth(lack);
  const candidates = candidatesFor(points, name);
  const best = candidates.reduce((least, each) => (each.error < least.error ? each : least));
  if (best.error > largestError || best.miss > largestMiss) {
    return {
      ...unknownGrowth(
        `the costs vary too much: ${best.text} comes nearest and misses one of them by ${percent(best.miss)}`,
      ),
      error: best.error,
    };
  }
  const within = Math.max(2 * best.error, best.error + noise);
  const rivals = candidates.filter(({ error }) => error <= within);
  const constant = rivals.find(({ text }) => text === "O(1)");
  if (constant !== undefined) return { text: "O(1)", degree: 0, error: constant.error, reason: null };
  const degrees = rivals.map(({ degree }) => degree);
  const others = rivals.filter((each) => each !== best).map(({ text }) => text);
  if (Math.max(...degrees) - Math.min(...degrees) > 0.5) {
    return {
      ...unknownGrowth(`${[best.text, ...others].join(" and ")} explain the runs equally well`),
      error: best.error,
    };
  }
  return {
    text: best.text,
    degree: Number.isFinite(best.degree) ? best.degree : null,
    error: best.error,
    reason: others.length === 0 ? null : `${others.join(" and ")} would explain the runs as well`,
  };
}

/** Nothing can be said, for this reason. */
export function unknownGrowth(reason: string): FittedGrowth {
  return { text: null, degree: null, error: null, reason };
}

function missingEvidence(points: readonly SizedValue[], name: string): string | null {
  const [smallest, largest] = [points[0]?.size ?? 0, points.at(-1)?.size ?? 0];
  if (points.length < fewestSizes) {
    return `not enough evidence: ${points.length} of the ${fewestSizes} values of ${name} that it takes`;
  }
  if (largest < leastSpan * smallest) {
    return `not enough evidence: the largest ${name} is less than ${leastSpan} times the smallest`;
  }
  return null;
}

function candidatesFor(points: readonly SizedValue[], name: string): Candidate[] {
  const base = exponentialThrough(points).base;
  return [
    { text: "O(1)", degree: 0, ...errorsOf(points, constantThrough) },
    ...growthModels.map((model) => ({
      text: model.text(name),
      degree: model.degree,
      ...errorsOf(points, (some) => modelThrough(some, model)),
    })),
    ...(base > 1.01
      ? [
          {
            text: `O(${Number(base.toPrecision(3))}^${name})`,
            degree: Number.POSITIVE_INFINITY,
            ...errorsOf(points, (some) => exponentialThrough(some).at),
          },
        ]
      : []),
  ];
}

function errorsOf(
  points: readonly SizedValue[],
  through: (points: readonly SizedValue[]) => Prediction,
): { readonly error: number; readonly miss: number } {
  const errors = points.map(({ size, value }, left) => {
    const predicted = through(points.filter((_, index) => index !== left))(size);
    return Math.abs(predicted - value) / value;
  });
  return { error: errors.reduce((sum, each) => sum + each, 0) / errors.length, miss: Math.max(...errors) };
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}
