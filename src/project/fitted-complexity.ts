import { complexityFits } from "#complexity/complexity-fits.ts";
import type { ComplexityFit, RunSeries } from "#model/complexity-fit.ts";
import type { FunctionId } from "#model/ids.ts";
import { runWeight } from "#store/queries/run-weight.ts";
import { runs } from "#store/queries/runs.ts";
import { loadGraph } from "./load-graph.ts";
import { loadMeasured } from "./load-measured.ts";
import type { Project } from "./open-project.ts";
import { newestSeries } from "./run-series.ts";

/** A series and the growth of every function in it; without a series null and empty. */
export interface FittedSeries {
  readonly series: RunSeries | null;
  readonly fits: ReadonlyMap<FunctionId, ComplexityFit>;
}

/** How much may be loaded for a fit: about a fifth of a second for a picture's badges, two for one function's details. */
const mostLoaded = { picture: 1_000_000, details: 10_000_000 };

/**
 * The fits that are known or quickly had. A series of larger runs is fitted by `callsketch complexity`, which has the
 * time; whoever waits for a window hasn't.
 */
export function quickFits(project: Project, use: keyof typeof mostLoaded): FittedSeries["fits"] {
  const series = newestSeries(runs(project.store), null);
  if (series === null) return new Map();
  const weight = series.runs.reduce((sum, { run }) => sum + runWeight(project.store, run), 0);
  if (weight <= mostLoaded[use]) return fittedComplexity(project).fits;
  return project.memory.fits?.key === keyOf(project, series) ? project.memory.fits.fitted.fits : new Map();
}

/**
 * Complexity fitted from the newest series of runs. Kept until the source is indexed anew or the runs change.
 *
 * @param parameter only a series of this parameter; null for any
 */
export function fittedComplexity(project: Project, parameter: string | null = null): FittedSeries {
  const series = newestSeries(runs(project.store), parameter);
  if (series === null) return { series, fits: new Map() };
  const key = keyOf(project, series);
  if (project.memory.fits?.key === key) return project.memory.fits.fitted;
  const measured = series.runs.map(({ run }) => loadMeasured(project, run, series.measure.name));
  const fitted = { series, fits: complexityFits(series, measured) };
  project.memory.fits = { key, fitted };
  return fitted;
}

function keyOf(project: Project, series: RunSeries): string {
  return JSON.stringify([loadGraph(project).revision, series]);
}
