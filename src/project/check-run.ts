import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkBudgets } from "#check/check-budgets.ts";
import { readBudgets } from "#check/read-budgets.ts";
import type { CheckReport } from "#model/budget.ts";
import type { RunId } from "#model/ids.ts";
import { ProblemError } from "#model/problem.ts";
import { runById, runNamed } from "./find-run.ts";
import { loadGraph } from "./load-graph.ts";
import { loadMeasured } from "./load-measured.ts";
import type { Project } from "./open-project.ts";

/** True when the project has budgets to hold a run to. */
export function hasBudgets(project: Project): boolean {
  return existsSync(budgetsFile(project));
}

const budgetsFile = ({ storeFolder }: Project) => join(storeFolder, "budgets.json");

/** Holds a run, the newest when null, to `.callsketch/budgets.json`. @throws ProblemError when there are none or they can't be read */
export function checkRun(project: Project, id: RunId | null): CheckReport {
  const file = budgetsFile(project);
  if (!existsSync(file)) {
    throw new ProblemError(
      `This project has no budgets: ${file} doesn't exist.`,
      'Write one, for instance {"budgets": [{"name": "checks", "function": "pkg.mod.f", "quantity": "calls", "most": 1000}]}.',
    );
  }
  const budgets = readBudgets(file, readFileSync(file, "utf8"));
  const run = id === null ? runNamed(project, undefined) : runById(project, id);
  const { functions } = loadGraph(project);
  return checkBudgets(
    budgets,
    run,
    (measure) => loadMeasured(project, run.id, measure),
    (function_) => functions.get(function_)?.qualifiedName ?? null,
  );
}
