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

/** What a picture may load for its badges: about a fifth of a second. */
const lightWeight = 1_000_000;

/**
 * The fits for a picture: those that are known or quickly had. A series of large runs is fitted when somebody asks for it:
 * `callsketch complexity`, or the inspector.
 */
export function fitsForPicture(project: Project): FittedSeries["fits"] {
  const series = newestSeries(runs(project.store), null);
  if (series === null) return new Map();
  const weight = series.runs.reduce((sum, { run }) => sum + runWeight(project.store, run), 0);
  if (weight <= lightWeight) return fittedComplexity(project).fits;
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
