import type { RunId } from "#model/ids.ts";
import type { Measure } from "#model/measure.ts";
import { ProblemError } from "#model/problem.ts";
import type { Run } from "#model/run.ts";
import { runs } from "#store/queries/runs.ts";
import type { Project } from "./open-project.ts";

/** @throws ProblemError when there is no such run (any more) */
export function runById(project: Project, id: RunId): Run {
  const run = runs(project.store).find((one) => one.id === id);
  if (run === undefined) throw new ProblemError(`Run ${id} isn't in this project.`, "Choose another run.");
  return run;
}

/** A run by number or label; the newest when nothing is named. @throws ProblemError with the runs that there are */
export function runNamed(project: Project, name: string | undefined): Run {
  const all = runs(project.store);
  if (all.length === 0) {
    throw new ProblemError("This project has no runs yet.", "Import a profile with `callsketch import <file>`.");
  }
  const found = name === undefined ? all.at(-1) : all.find((run) => run.label === name || String(run.id) === name);
  if (found !== undefined) return found;
  const known = all.map((run) => `${run.id} (${run.label})`).join(", ");
  throw new ProblemError(`There is no run "${name}".`, `Runs are: ${known}.`);
}

/** A measure of a run by name; the first when nothing is named. @throws ProblemError with the measures that there are */
export function measureNamed(run: Run, name: string | null | undefined): Measure {
  const found = name == null ? run.measures[0] : run.measures.find((one) => one.name === name);
  if (found !== undefined) return found;
  if (run.measures.length === 0) {
    throw new ProblemError(`The run "${run.label}" measures nothing but calls.`, "Choose a run with a measure.");
  }
  const known = run.measures.map((one) => one.name).join(", ");
  throw new ProblemError(`The run "${run.label}" has no measure "${name}".`, `Its measures are: ${known}.`);
}
