import { complexityFits } from "#complexity/complexity-fits.ts";
import type { ComplexityFit, RunSeries } from "#model/complexity-fit.ts";
import type { FunctionId } from "#model/ids.ts";
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

/**
 * Complexity fitted from the newest series of runs. Kept until the source is indexed anew or the runs change.
 *
 * @param parameter only a series of this parameter; null for any
 */
export function fittedComplexity(project: Project, parameter: string | null = null): FittedSeries {
  const series = newestSeries(runs(project.store), parameter);
  if (series === null) return { series, fits: new Map() };
  const { revision } = loadGraph(project);
  const key = JSON.stringify([revision, series]);
  if (project.memory.fits?.key === key) return project.memory.fits.fitted;
  const measured = series.runs.map(({ run }) => loadMeasured(project, run, series.measure.name));
  const fitted = { series, fits: complexityFits(series, measured) };
  project.memory.fits = { key, fitted };
  return fitted;
}
