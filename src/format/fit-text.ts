import type { ComplexityFit, FittedGrowth } from "#model/complexity-fit.ts";
import { formatCount } from "./format-count.ts";
import { plainName } from "./plain-name.ts";

/** The growth that a card shows: of a call's cost, else of the calls it makes, else of the cost of a run. */
export interface ShownFit {
  readonly text: string;
  readonly degree: number | null;
  /** `per call, n = 100 to 1,600`. */
  readonly scope: string;
}

/** Null when the runs don't tell. */
export function shownFit(fit: ComplexityFit | null | undefined): ShownFit | null {
  if (fit == null) return null;
  const { perCall, callsMade, perRun } = fit;
  const told: readonly (readonly [FittedGrowth, string])[] = [
    [perCall, "per call"],
    [callsMade, "calls made per call"],
    [perRun, "per run"],
  ];
  const found = told.find(([{ text }]) => text !== null);
  if (found === undefined) return null;
  const [{ text, degree }, scope] = found;
  return { text: plainName(text!), degree, scope: `${scope}, ${sizesText(fit)}` };
}

/** `n = 100 to 1,600`; empty without points. */
export function sizesText({ parameter, points }: ComplexityFit): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return "";
  return `${plainName(parameter)} = ${formatCount(first.size)} to ${formatCount(last.size)}`;
}

/** `fitted O(n^2) (per call, n = 100 to 1,600)`; null when the runs don't tell. */
export function fitLine(fit: ComplexityFit | null | undefined): string | null {
  const shown = shownFit(fit);
  return shown === null ? null : `fitted ${shown.text} (${shown.scope})`;
}
