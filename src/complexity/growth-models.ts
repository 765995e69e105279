/** A shape of growth: cost = constant + factor * shape(size). */
export interface GrowthModel {
  /** How it is written, given the size's name. */
  readonly text: (size: string) => string;
  /** Exponent of the size without logarithms. */
  readonly degree: number;
  readonly shape: (size: number) => number;
}

const power = (degree: number) => (size: number) => size ** degree;

/**
 * Shapes with one term, slowest first: exponents in halves with at most one logarithm, as Extra-P's performance model
 * normal form has them (A. Calotoiu et al., "Using automated performance modeling to find scalability bugs in complex
 * codes", SC 2013), without the mixtures that a handful of runs can't tell apart.
 */
export const growthModels: readonly GrowthModel[] = [
  { text: (n) => `O(log ${n})`, degree: 0, shape: Math.log2 },
  { text: (n) => `O(${n}^0.5)`, degree: 0.5, shape: power(0.5) },
  { text: (n) => `O(${n})`, degree: 1, shape: power(1) },
  { text: (n) => `O(${n} log ${n})`, degree: 1, shape: (size) => size * Math.log2(size) },
  { text: (n) => `O(${n}^1.5)`, degree: 1.5, shape: power(1.5) },
  { text: (n) => `O(${n}^2)`, degree: 2, shape: power(2) },
  { text: (n) => `O(${n}^3)`, degree: 3, shape: power(3) },
  { text: (n) => `O(${n}^4)`, degree: 4, shape: power(4) },
];

/** A measured quantity at a size, both above 0. */
export interface SizedValue {
  readonly size: number;
  readonly value: number;
}

/** Predicts the value at a size. */
export type Prediction = (size: number) => number;

/** The mean of the values in the sense of the least relative errors. */
export function constantThrough(points: readonly SizedValue[]): Prediction {
  const inverse = points.reduce((sum, { value }) => sum + 1 / value, 0);
  const squares = points.reduce((sum, { value }) => sum + 1 / value ** 2, 0);
  const mean = inverse / squares;
  return () => mean;
}

/**
 * Least squares of the relative errors, since noise of times is relative; neither the constant nor the factor may be
 * negative, as no work is.
 */
export function modelThrough(points: readonly SizedValue[], { shape }: GrowthModel): Prediction {
  let [uu, uv, vv, u, v] = [0, 0, 0, 0, 0];
  for (const { size, value } of points) {
    const one = 1 / value;
    const grown = shape(size) / value;
    uu += one * one;
    uv += one * grown;
    vv += grown * grown;
    u += one;
    v += grown;
  }
  const determinant = uu * vv - uv * uv;
  const factor = determinant <= 0 ? 0 : (uu * v - uv * u) / determinant;
  const constant = determinant <= 0 ? u / uu : (vv * u - uv * v) / determinant;
  if (factor <= 0) return constantThrough(points);
  if (constant >= 0) return (size) => constant + factor * shape(size);
  const alone = v / vv;
  return (size) => alone * shape(size);
}

/** `factor * base^size` by a straight line through the logarithms. */
export function exponentialThrough(points: readonly SizedValue[]): { readonly base: number; readonly at: Prediction } {
  const count = points.length;
  const meanSize = points.reduce((sum, { size }) => sum + size, 0) / count;
  const meanLog = points.reduce((sum, { value }) => sum + Math.log(value), 0) / count;
  let [products, squares] = [0, 0];
  for (const { size, value } of points) {
    products += (size - meanSize) * (Math.log(value) - meanLog);
    squares += (size - meanSize) ** 2;
  }
  const slope = squares === 0 ? 0 : products / squares;
  return { base: Math.exp(slope), at: (size) => Math.exp(meanLog + slope * (size - meanSize)) };
}
