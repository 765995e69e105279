import type { SeriesRequest } from "#contract/answers.ts";
import { ProblemError } from "#model/problem.ts";
import type { Run } from "#model/run.ts";
import type { Project } from "./open-project.ts";
import { type RecordOptions, recordRun } from "./record-run.ts";

/**
 * Records a series, one run after another, each labelled with its value. Runs that were recorded before a failure or a
 * cancel are kept.
 *
 * @param onRun told each run as soon as it is stored
 * @throws ProblemError when the command doesn't name the parameter
 */
export async function recordSeries(
  project: Project,
  request: SeriesRequest,
  options: RecordOptions,
  onRun: (run: Run) => void,
): Promise<readonly Run[]> {
  const { parameter, values, repeat, argv } = request;
  const place = `{${parameter}}`;
  if (!argv.some((word) => word.includes(place))) {
    throw new ProblemError(
      `The command doesn't say where ${parameter} goes.`,
      `Write ${place} in it, for instance: python rmr.py --count ${place}`,
    );
  }
  const runs: Run[] = [];
  // Rounds over all values: a slow minute of the machine then touches one run of each, not every run of one.
  for (const value of Array.from({ length: repeat }, () => values).flat()) {
    options.signal.throwIfAborted();
    const label = `${request.label === null ? "" : `${request.label} `}${parameter}=${value}`;
    const run = await recordRun(
      project,
      {
        ...request,
        argv: argv.map((word) => word.replaceAll(place, value)),
        label,
        parameters: { ...request.parameters, [parameter]: value },
      },
      options,
    );
    runs.push(run);
    onRun(run);
  }
  return runs;
}
